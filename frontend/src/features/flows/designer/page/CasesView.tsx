import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inputSentence, sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { WordsInput } from "@/ui/designing/WordsInput";
import { Icon } from "@/ui/icons";
import { EmptyState, ErrorLine } from "@/ui/States";
import { type CaseResult, caseResultsQuery } from "../../api";
import { type ProcessContent, stepOf, type TestCase } from "../content";
import { useDesigning } from "../context";
import { useStepName } from "../useSaid";
import styles from "./Process.module.css";

type CasesViewProps = { content: ProcessContent; checksum: string; keep: () => Promise<boolean> };

/** What must always come of certain requests; a process is published only while all of it does. */
export function CasesView({ content, checksum, keep }: CasesViewProps) {
  const { t } = useTranslation();
  const { process, store } = useDesigning();
  const results = useQuery(caseResultsQuery(process.code, checksum));
  const cases = content.cases ?? [];
  if (cases.length === 0) {
    return <EmptyState title={t("process.no_cases")} fact={t("process.no_cases_fact")} />;
  }
  const green = (results.data ?? []).filter((one) => one.is_green).length;
  async function again(): Promise<void> {
    if (await keep()) await results.refetch();
  }
  const put = (made: TestCase) =>
    store.setProcess({ cases: cases.map((one) => (one.key === made.key ? made : one)) }, "set_case");
  return (
    <div className={styles.scroll}>
      <div className={styles.acts} style={{ padding: "14px 0" }}>
        <Button icon="redo" isBusy={results.isFetching} onClick={() => void again()}>
          {t("process.walk_cases")}
        </Button>
        {results.data && (
          <span role="status">{t("process.cases_green", { green, count: results.data.length })}</span>
        )}
      </div>
      {results.isError && <ErrorLine>{sentence(results.error)}</ErrorLine>}
      <ul className={styles.cases}>
        {cases.map((one) => (
          <OneCase
            key={one.key}
            one={one}
            content={content}
            result={results.data?.find(({ key }) => key === one.key)}
            onChange={put}
            onRemove={() =>
              store.setProcess({ cases: cases.filter(({ key }) => key !== one.key) }, "remove_case")
            }
          />
        ))}
      </ul>
    </div>
  );
}

type OneCaseProps = {
  one: TestCase;
  content: ProcessContent;
  result: CaseResult | undefined;
  onChange: (one: TestCase) => void;
  onRemove: () => void;
};

function OneCase({ one, content, result, onChange, onRemove }: OneCaseProps) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings, isReadOnly } = useDesigning();
  const nameOf = useStepName();
  const named = (key: unknown) => nameOf(stepOf(content, String(key))) || String(key);
  const facts = Object.entries(one.facts).map(
    ([key, value]) => `${surroundings.facts.nameOf(key)} ${valueSaid(surroundings, key, value)}`,
  );
  const given = [one.requester, one.department, ...facts].filter(Boolean);
  return (
    <li>
      <header>
        {result && (
          <Icon
            name={result.is_green ? "okc" : "stop"}
            className={result.is_green ? styles.met : styles.late}
            label={t(result.is_green ? "process.green" : "process.red")}
          />
        )}
        <WordsInput
          id={`case-${one.key}`}
          label={t("process.case_name")}
          isDisabled={isReadOnly}
          value={one.name}
          onChange={(name) => onChange({ ...one, name: name ?? {} })}
        />
        {!isReadOnly && (
          <IconButton
            icon="trash"
            isSmall
            label={t("process.remove_case", { name: text(one.name) })}
            onClick={onRemove}
          />
        )}
      </header>
      <p className={styles.quiet}>
        {t("process.case_given", { facts: given.join("，") || t("process.anybody") })}
      </p>
      <p className={styles.quiet}>
        {t("process.case_expects", { path: (one.expect.path ?? []).map(named).join(" → ") })}
      </p>
      {result?.problem && <p className={styles.late}>{inputSentence(result.problem)}</p>}
      {result?.missed.map((missed, index) => (
        <p key={index} className={styles.late}>
          {t(`process.missed.${missed.what}`, {
            step: named(missed.step),
            expected: said(missed.what, missed.expected),
            actual: said(missed.what, missed.actual),
          })}
        </p>
      ))}
    </li>
  );

  function said(what: string, value: unknown): string {
    if (what === "path" && Array.isArray(value)) return value.map(named).join(" → ");
    if (what === "outcome") return t(`process.ended.${String(value)}`, { defaultValue: String(value) });
    return String(value);
  }
}

function valueSaid(
  { facts }: { facts: { choicesOf: (key: string) => { value: string; label: string }[] | undefined } },
  key: string,
  value: unknown,
): string {
  const all = Array.isArray(value) ? value : [value];
  const choices = facts.choicesOf(key);
  return all
    .map((one) => choices?.find((choice) => choice.value === String(one))?.label ?? String(one))
    .join(comma());
}
