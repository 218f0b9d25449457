import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { meansQuery } from "@/api/security";
import { useMe } from "@/api/session";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { OwnPassword } from "../security/OwnPassword";
import { OwnSessions } from "../security/OwnSessions";
import { SecondStep } from "../security/SecondStep";
import styles from "../security/Security.module.css";

/** One's own ways in: the second step, the password, and where one is signed in. */
export default function SecurityPage() {
  const { t } = useTranslation();
  const me = useMe();
  const means = useQuery(meansQuery);
  return (
    <Page title={t("security.title")} isPadded>
      <div className={styles.parts}>
        {me.owes_second_step && <p className={styles.owed}>{t("security.owed")}</p>}
        {means.isPending && <SkeletonPage />}
        {means.isError && <ErrorLine onRetry={() => void means.refetch()}>{sentence(means.error)}</ErrorLine>}
        {means.data && <SecondStep means={means.data} />}
        {!me.owes_second_step && (
          <>
            <OwnPassword />
            <OwnSessions />
          </>
        )}
        <a className={styles.leave} href={me.owes_second_step ? "/sign-in" : "/"}>
          {t("security.leave")}
        </a>
      </div>
    </Page>
  );
}
