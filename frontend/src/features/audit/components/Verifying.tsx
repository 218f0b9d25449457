import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { ErrorLine } from "@/ui/States";
import { type Verification, verify } from "../api";
import type { Subject } from "../useAuditFilter";
import styles from "./Audit.module.css";

type VerifyingProps = { subject: Subject };

/** Whether the history of the subject at hand is what was written, entry by entry. */
export function Verifying({ subject }: VerifyingProps) {
  const { t } = useTranslation();
  const checking = useMutation({
    mutationFn: () => verify(subject.kind, subject.id),
    meta: { isQuiet: true },
  });
  const name = `${t(`subjects.audit.${subject.kind}`, { defaultValue: subject.kind })} ${subject.id}`;
  return (
    <section className={styles.verifying} aria-label={t("audit.verify")}>
      <span className={styles.grow}>
        {checking.data ? <Result result={checking.data} /> : t("audit.verify_fact", { name })}
      </span>
      <Button size="s" icon="lock" isBusy={checking.isPending} onClick={() => checking.mutate()}>
        {t("audit.verify")}
      </Button>
      {checking.isError && <ErrorLine>{sentence(checking.error)}</ErrorLine>}
    </section>
  );
}

function Result({ result }: { result: Verification }) {
  const { t } = useTranslation();
  if (result.is_whole) {
    return (
      <span className={styles.whole} role="status">
        <Icon name="okc" /> {t("audit.whole", { count: result.entries })}
      </span>
    );
  }
  return (
    <div className={styles.broken} role="alert">
      <b>{t("audit.broken", { count: result.faults.length })}</b>
      <ul>
        {result.faults.map((fault) => (
          <li key={`${fault.seq} ${fault.kind}`}>{t(`faults.audit.${fault.kind}`, { seq: fault.seq })}</li>
        ))}
      </ul>
    </div>
  );
}
