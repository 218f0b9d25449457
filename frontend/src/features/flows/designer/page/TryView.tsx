import { useQuery } from "@tanstack/react-query";
import { Input, Modal, Select } from "antd";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { departmentsQuery } from "@/features/accounts/api";
import { currentLanguage, useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Row } from "@/ui/designing/Row";
import { EmptyState, ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type Trial, useTryProcess } from "../../api";
import { factsAsked } from "../asked";
import { Picture } from "../canvas/Picture";
import type { ProcessContent, TestCase } from "../content";
import { useDesigning } from "../context";
import { FactInput } from "../editors/FactInput";
import { PersonChoice } from "../editors/PersonChoice";
import { freeKey } from "../identity";
import { MomentSteps } from "./MomentSteps";
import styles from "./Process.module.css";
import { TrialWay } from "./TrialWay";
import { useMoments } from "./useMoments";

type TryViewProps = { content: ProcessContent; keep: () => Promise<boolean> };

type Sample = {
  type: string;
  requester: string;
  department: string;
  facts: Record<string, unknown>;
  decisions: Record<string, string>;
};

const NOTHING: Sample = { type: "", requester: "", department: "", facts: {}, decisions: {} };

/** A rehearsal: sample answers as a chosen person; which way it goes, who has it, until when. */
export function TryView({ content, keep }: TryViewProps) {
  const { t } = useTranslation();
  const { process, surroundings } = useDesigning();
  const [sample, setSample] = useState(NOTHING);
  const trial = useTryProcess(process.code);
  const asked = useMemo(() => factsAsked(content), [content]);
  async function walk(next: Sample): Promise<void> {
    setSample(next);
    if (await keep()) trial.mutate(next);
  }
  const moments = useMoments(trial.data);
  const { until } = moments;
  const walked = useMemo(() => countsOf(trial.data, until), [trial.data, until]);
  if (surroundings.types.length === 0) {
    return <EmptyState title={t("process.try_nowhere")} fact={t("process.try_nowhere_fact")} />;
  }
  return (
    <div className={styles.split}>
      <section className={styles.pane} aria-label={t("process.view.try")}>
        <h2>{t("process.try_title")}</h2>
        <p className={styles.quiet}>{t("process.try_fact")}</p>
        <SampleForm sample={sample} asked={asked} onChange={setSample} />
        <div className={styles.acts}>
          <Button kind="primary" icon="play" isBusy={trial.isPending} onClick={() => void walk(sample)}>
            {t("process.try_now")}
          </Button>
          {trial.data && <SaveCase sample={sample} trial={trial.data} content={content} />}
        </div>
        {trial.isError && <ErrorLine>{sentence(trial.error)}</ErrorLine>}
        {trial.data && <MomentSteps moments={moments} />}
        {trial.data && (
          <TrialWay
            trial={trial.data}
            moments={moments}
            content={content}
            decisions={sample.decisions}
            onDecide={(step, word) => {
              const { [step]: _, ...rest } = sample.decisions;
              void walk({ ...sample, decisions: word ? { ...rest, [step]: word } : rest });
            }}
          />
        )}
      </section>
      <section className={styles.board} aria-label={t("process.way_taken")}>
        <div className={styles.list}>
          <Picture
            content={content}
            surroundings={surroundings}
            marks={trial.data ? { walked } : {}}
            zoom={0.85}
            label={t("process.way_taken")}
          />
        </div>
      </section>
    </div>
  );
}

/** How often each step was stood at; a split counts as walked when one of its branches was. */
function countsOf(trial: Trial | undefined, until: string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const begun = (trial?.steps ?? []).filter(
    ({ starts_at }) => until === null || new Date(starts_at) <= new Date(until),
  );
  for (const { step } of begun) counts.set(step, (counts.get(step) ?? 0) + 1);
  return counts;
}

type SampleFormProps = { sample: Sample; asked: readonly string[]; onChange: (sample: Sample) => void };

function SampleForm({ sample, asked, onChange }: SampleFormProps) {
  const { t } = useTranslation();
  const text = useText();
  const { process, surroundings } = useDesigning();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const put = (change: Partial<Sample>) => onChange({ ...sample, ...change });
  const facts = asked.filter((fact) => fact !== "requester.department" || !sample.requester);
  return (
    <div className={styles.form}>
      {surroundings.types.length > 1 && (
        <Row label={t("process.setting.type")}>
          {(id) => (
            <Select<string>
              id={id}
              value={sample.type || surroundings.types[0]?.code}
              options={surroundings.types.map(({ code, name }) => ({ value: code, label: text(name) }))}
              onChange={(type) => put({ type })}
            />
          )}
        </Row>
      )}
      <Row label={t("process.try_as")} help={t("process.try_as_help")}>
        {(id) => (
          <PersonChoice
            id={id}
            process={process.code}
            label={t("process.try_as")}
            value={sample.requester}
            onChange={(requester) => put({ requester: requester ?? "" })}
          />
        )}
      </Row>
      <Row label={t("process.try_from")}>
        {(id) => (
          <Select<string>
            id={id}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            value={sample.department || undefined}
            placeholder={t("process.try_from_own")}
            options={departments.map(({ code, name }) => ({ value: code, label: text(name) }))}
            onChange={(department) => put({ department: department ?? "" })}
          />
        )}
      </Row>
      {facts.map((fact) => (
        <Row key={fact} label={surroundings.facts.nameOf(fact)}>
          {(id) => (
            <FactInput
              id={id}
              fact={fact}
              value={sample.facts[fact]}
              onChange={(value) => {
                const { [fact]: _, ...rest } = sample.facts;
                put({ facts: value === undefined ? rest : { ...rest, [fact]: value } });
              }}
            />
          )}
        </Row>
      ))}
    </div>
  );
}

type SaveCaseProps = { sample: Sample; trial: Trial; content: ProcessContent };

/** What just happened becomes what must happen from now on. */
function SaveCase({ sample, trial, content }: SaveCaseProps) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const [name, setName] = useState<string | null>(null);
  const id = useId();
  if (isReadOnly || trial.incident || trial.state === "running") return null;
  function save(): void {
    const cases = content.cases ?? [];
    const made = caseOf(sample, trial, {
      key: freeKey(
        "case",
        cases.map(({ key }) => key),
      ),
      name: { [currentLanguage()]: (name ?? "").trim() },
    });
    store.setProcess({ cases: [...cases, made] }, "add_case");
    setName(null);
    tell.done(t("process.case_saved"));
  }
  return (
    <>
      <Button icon="check" onClick={() => setName("")}>
        {t("process.save_case")}
      </Button>
      <Modal
        open={name !== null}
        title={t("process.save_case")}
        okText={t("process.save_case_act")}
        cancelText={t("ui.cancel")}
        okButtonProps={{ disabled: (name ?? "").trim() === "" }}
        onOk={save}
        onCancel={() => setName(null)}
      >
        <label htmlFor={id}>{t("process.case_name")}</label>
        <Input
          id={id}
          maxLength={120}
          placeholder={t("process.case_name_example")}
          value={name ?? ""}
          onChange={(event) => setName(event.target.value)}
        />
      </Modal>
    </>
  );
}

function caseOf(sample: Sample, trial: Trial, named: Pick<TestCase, "key" | "name">): TestCase {
  const counted = trial.steps.filter(({ kind, is_asked }) => is_asked && kind === "approval");
  const asked = Object.fromEntries(counted.map(({ step, people }) => [step, people.length]));
  return {
    ...named,
    facts: sample.facts,
    ...(sample.type ? { type: sample.type } : {}),
    ...(sample.requester ? { requester: sample.requester } : {}),
    ...(sample.department ? { department: sample.department } : {}),
    ...(Object.keys(sample.decisions).length > 0 ? { decisions: sample.decisions } : {}),
    expect: {
      path: trial.path,
      outcome: trial.outcome || trial.state,
      ...(Object.keys(asked).length > 0 ? { asked } : {}),
    },
  };
}
