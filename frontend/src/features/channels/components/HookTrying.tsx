import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inputSentence, Problem, sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { type HookContent, type HookTrial, useTryHook } from "../hookApi";
import styles from "./Hooks.module.css";

const SAMPLE = '{ "title": "磁盘快满了 / disk almost full" }';

/** A body put in by hand: what would become of it, or what is wrong with it and where. */
export function HookTrying({ code, content }: { code: string; content: HookContent }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(SAMPLE);
  const [isBroken, setBroken] = useState(false);
  const trial = useTryHook();
  function run(): void {
    try {
      const parsed: unknown = JSON.parse(body);
      setBroken(false);
      trial.mutate({ code, content, body: parsed });
    } catch {
      setBroken(true);
    }
  }
  return (
    <div className={styles.reads}>
      <Input.TextArea
        aria-label={t("hooks.sample")}
        className={styles.sample}
        rows={5}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <div>
        <Button size="s" disabled={code === ""} isBusy={trial.isPending} onClick={run}>
          {t("hooks.try_act")}
        </Button>
      </div>
      {isBroken && <ErrorLine>{t("errors.channels.no_json")}</ErrorLine>}
      {!isBroken && trial.isError && <Refused error={trial.error} />}
      {!isBroken && trial.data && <Outcome trial={trial.data} />}
    </div>
  );
}

function Refused({ error }: { error: unknown }) {
  const problems = error instanceof Problem ? error.inputs : [];
  if (problems.length === 0) return <ErrorLine>{sentence(error)}</ErrorLine>;
  return problems.map((one, index) => (
    <ErrorLine key={index}>
      {one.path}: {inputSentence(one)}
    </ErrorLine>
  ));
}

function Outcome({ trial }: { trial: HookTrial }) {
  const { t } = useTranslation();
  if (!trial.is_wanted) return <p role="status">{t("hooks.would_pass")}</p>;
  return (
    <dl className={styles.outcome}>
      <dt>{t("hooks.order_title")}</dt>
      <dd>{trial.title || "–"}</dd>
      {trial.description && (
        <>
          <dt>{t("hooks.order_description")}</dt>
          <dd>{trial.description}</dd>
        </>
      )}
      {Object.entries(trial.answers).map(([code, value]) => (
        <Answer key={code} code={code} value={value} />
      ))}
      {trial.once && (
        <>
          <dt>{t("hooks.once")}</dt>
          <dd>{trial.once}</dd>
        </>
      )}
    </dl>
  );
}

function Answer({ code, value }: { code: string; value: unknown }) {
  return (
    <>
      <dt>{code}</dt>
      <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
    </>
  );
}
