import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { ValueInput } from "@/ui/conditions/ValueInput";
import { type FactWords, firstValue } from "@/ui/conditions/words";
import { AddChip } from "@/ui/FilterChip";
import { Icon } from "@/ui/icons";
import { Panel, PanelPart } from "@/ui/Panel";
import { EmptyState } from "@/ui/States";
import { TwoTongues } from "@/ui/TwoTongues";
import { type Entry, freshKey, isWaiting, type Purpose, type TestCase } from "../content";
import { EventFields } from "./EventFields";
import { freshEntry } from "./entries";
import styles from "./Triggers.module.css";

type Problem = { path: string; code: string };

type TestsPanelProps = {
  purpose: Purpose;
  tests: readonly TestCase[];
  words: FactWords;
  /** What the server found; a test it does not name is green. */
  problems: readonly Problem[];
  isDirty: boolean;
  rules: readonly { key: string; name: Record<string, string> }[];
  onDone: (tests: TestCase[]) => void;
  onClose: () => void;
};

const EXPECTED: Record<Purpose, readonly string[]> = {
  keywords: ["category", "impact", "urgency"],
  classify: ["category", "impact", "urgency"],
  priority: ["priority"],
  dispatch: ["team"],
  triggers: ["rules"],
  records: ["rules"],
};

/** Test cases saved with the set; publishing needs every one of them green. */
export function TestsPanel({
  purpose,
  tests,
  words,
  problems,
  isDirty,
  rules,
  onDone,
  onClose,
}: TestsPanelProps) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<TestCase[]>([...tests]);
  const isChanged = JSON.stringify(drafts) !== JSON.stringify(tests);
  const put = (index: number, test: TestCase) =>
    setDrafts(drafts.map((one, place) => (place === index ? test : one)));
  const isRed = (index: number) => problems.some((one) => one.path === `tests.${index}`);
  function add(): void {
    const key = freshKey("case", drafts);
    const event = isWaiting(purpose) ? { event: freshEntry("created") } : {};
    setDrafts([...drafts, { key, name: {}, facts: {}, expect: {}, ...event }]);
  }
  return (
    <Panel
      title={t("proving.tests")}
      act={t("rules.take")}
      onAct={() => onDone(drafts)}
      onClose={onClose}
      isDirty={isChanged}
      isReady={isChanged}
      width={600}
    >
      <p className={styles.fact}>{t("proving.tests_fact")}</p>
      {drafts.length === 0 && <EmptyState title={t("proving.no_tests")} fact={t("proving.no_tests_fact")} />}
      {drafts.map((test, index) => (
        <Case
          key={test.key}
          test={test}
          purpose={purpose}
          words={words}
          rules={rules}
          state={isDirty || isChanged ? null : isRed(index) ? "red" : "green"}
          onChange={(changed) => put(index, changed)}
          onDrop={() => setDrafts(drafts.filter((_, place) => place !== index))}
        />
      ))}
      <AddChip onClick={add}>{t("proving.add_test")}</AddChip>
    </Panel>
  );
}

type CaseProps = {
  test: TestCase;
  purpose: Purpose;
  words: FactWords;
  rules: readonly { key: string; name: Record<string, string> }[];
  state: "red" | "green" | null;
  onChange: (test: TestCase) => void;
  onDrop: () => void;
};

function Case({ test, purpose, words, rules, state, onChange, onDrop }: CaseProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className={styles.case}>
      <header>
        <span className={state ? styles[state] : undefined}>
          {state && <Icon name={state === "green" ? "check" : "close"} size={14} />}
        </span>
        <b>{text(test.name) || t("proving.new_test")}</b>
        <IconButton icon="bin" isSmall label={t("rules.drop", { name: text(test.name) })} onClick={onDrop} />
      </header>
      <TwoTongues
        id={`test-${test.key}`}
        label={t("proving.test_name")}
        value={test.name}
        onChange={(name) => onChange({ ...test, name })}
      />
      {test.event && (
        <PanelPart title={t("triggers.waits_for")}>
          <EventFields
            isSingle
            entries={[test.event]}
            words={words}
            onChange={([event]) => event && onChange({ ...test, event: event as Entry })}
          />
        </PanelPart>
      )}
      <PanelPart title={t("proving.known")}>
        <Values values={test.facts} words={words} onChange={(facts) => onChange({ ...test, facts })} />
      </PanelPart>
      {isWaiting(purpose) && (
        <PanelPart title={t("proving.before")}>
          <Values
            values={test.before ?? {}}
            words={words}
            onChange={(before) => onChange({ ...test, before })}
          />
        </PanelPart>
      )}
      <PanelPart title={t("proving.expected")}>
        {isWaiting(purpose) ? (
          <Select<string[]>
            mode="multiple"
            aria-label={t("proving.expected_rules")}
            placeholder={t("proving.no_rule_runs")}
            value={(test.expect.rules ?? []) as string[]}
            onChange={(keys) => onChange({ ...test, expect: { rules: keys } })}
            options={rules.map((rule) => ({ value: rule.key, label: text(rule.name) || rule.key }))}
          />
        ) : (
          <Values
            values={test.expect}
            words={words}
            only={EXPECTED[purpose]}
            onChange={(expect) => onChange({ ...test, expect })}
          />
        )}
      </PanelPart>
    </div>
  );
}

type ValuesProps = {
  values: Record<string, unknown>;
  words: FactWords;
  only?: readonly string[];
  onChange: (values: Record<string, unknown>) => void;
};

/** Facts and their values, a line each. */
function Values({ values, words, only, onChange }: ValuesProps) {
  const { t } = useTranslation();
  const keys = only ?? words.facts.map((fact) => fact.key);
  const free = keys.filter((key) => !(key in values));
  const without = (key: string) => Object.fromEntries(Object.entries(values).filter(([one]) => one !== key));
  return (
    <div className={styles.list}>
      {Object.entries(values).map(([key, value]) => (
        <div key={key} className={styles.line}>
          <Select<string>
            aria-label={t("conditions.fact")}
            showSearch={{ optionFilterProp: "label" }}
            value={key}
            onChange={(chosen) => onChange({ ...without(key), [chosen]: firstValue(words, chosen) })}
            options={[key, ...free].map((one) => ({ value: one, label: words.nameOf(one) }))}
          />
          <ValueInput
            line={{ field: key, op: "=", value }}
            type={words.facts.find((fact) => fact.key === key)?.type ?? "text"}
            words={words}
            onChange={(line) => onChange({ ...values, [key]: line.value })}
          />
          <IconButton
            icon="close"
            isSmall
            label={t("conditions.remove")}
            onClick={() => onChange(without(key))}
          />
        </div>
      ))}
      {free[0] && (
        <AddChip
          onClick={() => onChange({ ...values, [free[0] as string]: firstValue(words, free[0] as string) })}
        >
          {t("proving.add_fact")}
        </AddChip>
      )}
    </div>
  );
}
