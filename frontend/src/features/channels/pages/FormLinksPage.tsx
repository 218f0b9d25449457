import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { FormLinkAsk } from "../components/FormLinkAsk";
import { FormLinkCard } from "../components/FormLinkCard";
import styles from "../components/FormLinks.module.css";
import { formLinksQuery } from "../linkApi";

/** Forms that anybody fills in who has their link. */
export default function FormLinksPage() {
  const { t } = useTranslation();
  const links = useQuery(formLinksQuery);
  const [isAsking, setAsking] = useState(false);
  const rows = links.data ?? [];
  const acts = (
    <Button kind="primary" icon="plus" onClick={() => setAsking(true)}>
      {t("links.new")}
    </Button>
  );
  return (
    <Page title={t("links.title")} count={links.data && rows.length} acts={acts}>
      {links.isError && <ErrorLine onRetry={() => void links.refetch()}>{sentence(links.error)}</ErrorLine>}
      {links.isPending && <SkeletonRows columns="1fr 90px 120px" />}
      {links.isSuccess && rows.length === 0 && (
        <EmptyState title={t("links.none")} fact={t("links.none_fact")} />
      )}
      <ul className={styles.links} aria-label={t("links.title")}>
        {rows.map((link) => (
          <FormLinkCard key={link.id} link={link} />
        ))}
      </ul>
      {isAsking && <FormLinkAsk onClose={() => setAsking(false)} />}
    </Page>
  );
}
