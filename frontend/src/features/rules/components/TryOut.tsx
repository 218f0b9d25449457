import { Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION } from "@/api/choices";
import { sentence } from "@/api/problem";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { useTrial } from "../api";
import styles from "./Rules.module.css";
import { Verdict } from "./Verdict";

type TryOutProps = {
  application: string;
  hasDraft: boolean;
  isDirty: boolean;
  onKeep: () => Promise<boolean>;
};
type Tried = { title: string; text: string };

/** A request as somebody would write it, and what the rules make of it; nothing is filed. */
export function TryOut({ application, hasDraft, isDirty, onKeep }: TryOutProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [isVip, setVip] = useState(false);
  const [tried, setTried] = useState<Tried | null>(null);
  const trial = useTrial();
  async function act(): Promise<void> {
    if (isDirty && !(await onKeep())) return;
    const facts: Record<string, boolean> = isVip ? { "requester.is_vip": true } : {};
    trial.mutate(
      {
        application: application === ORGANIZATION ? "" : application,
        title,
        text,
        facts,
        with_drafts: hasDraft || isDirty,
      },
      { onSuccess: () => setTried({ title, text }) },
    );
  }
  return (
    <aside className={styles.aside} aria-label={t("rules.try")}>
      <b>{t("rules.try")}</b>
      <form
        className={styles.scores}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <Field label={t("facts.title")} htmlFor="try-title">
          <Input
            id="try-title"
            value={title}
            placeholder={t("rules.try_title")}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
        <Field label={t("facts.text")} htmlFor="try-text">
          <Input.TextArea
            id="try-text"
            autoSize={{ minRows: 3, maxRows: 9 }}
            value={text}
            placeholder={t("rules.try_text")}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <div className={styles.outcome}>
          <Switch id="try-vip" size="small" checked={isVip} onChange={setVip} />
          <label htmlFor="try-vip">{t("facts.requester.is_vip")}</label>
          <span style={{ flex: 1 }} />
          <Button
            kind="primary"
            type="submit"
            isBusy={trial.isPending}
            disabled={title.trim() === "" && text.trim() === ""}
          >
            {t(isDirty ? "rules.try_keep" : "rules.try_act")}
          </Button>
        </div>
      </form>
      {trial.isError && <ErrorLine>{sentence(trial.error)}</ErrorLine>}
      {trial.data && tried && <Verdict trial={trial.data} tried={tried} application={application} />}
      {!trial.data && !trial.isError && <p className={styles.fact}>{t("rules.try_fact")}</p>}
      {hasDraft && <p className={styles.fact}>{t("rules.try_drafts")}</p>}
    </aside>
  );
}
