import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import styles from "@/ui/designing/Designer.module.css";
import { ErrorLine } from "@/ui/States";
import { isLayout } from "../../layout";
import type { FormContent } from "../content";
import { DifferenceList } from "./DifferenceList";
import { Touched } from "./Touched";

type PublishAskProps = {
  code: string;
  no: number | null;
  published: FormContent | null;
  draft: FormContent;
  isBusy: boolean;
  error: unknown;
  onAct: () => void;
  onClose: () => void;
};

/** What will be different, before it is: added, retired, changed. */
export function PublishAsk({ code, no, published, draft, isBusy, error, onAct, onClose }: PublishAskProps) {
  const { t } = useTranslation();
  const text = useText();
  const names = draft.fields
    .filter(({ kind }) => !isLayout(kind))
    .map(({ label, code }) => text(label) || code);
  return (
    <Ask
      title={published ? t("drafts.publish_title", { no: (no ?? 0) + 1 }) : t("designer.publish_first_title")}
      act={t("drafts.publish_now")}
      width={600}
      isBusy={isBusy}
      onAct={onAct}
      onClose={onClose}
    >
      {error ? <ErrorLine>{sentence(error)}</ErrorLine> : null}
      <div className={styles.scroll}>
        {published ? (
          <DifferenceList before={published} after={draft} />
        ) : (
          <p>
            {t("designer.first_fields", {
              count: names.length,
              names: names.join(t("fields.between")),
            })}
          </p>
        )}
      </div>
      {published && <Touched code={code} />}
      <p className={styles.fact}>{t(published ? "designer.publish_fact" : "designer.publish_first")}</p>
    </Ask>
  );
}
