import { Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ConditionEditor, newLine } from "@/ui/conditions/ConditionEditor";
import { expressionOf as conditionOf, type FactWords } from "@/ui/conditions/words";
import { Panel, PanelPair, PanelPart } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import {
  factsOf,
  type Hook,
  type HookContent,
  type HookFacts,
  type Opened,
  useChangeHook,
  useOpenHook,
} from "../hookApi";
import { expressionOf, wordsOf } from "../wording";
import { useFillable } from "./fillable";
import { HookAnswers } from "./HookAnswers";
import { HookReads } from "./HookReads";
import styles from "./Hooks.module.css";
import { HookTrying } from "./HookTrying";

type HookPanelProps = { hook?: Hook; onClose: () => void; onOpened?: (opened: Opened) => void };

const NEW: HookFacts = {
  name: {},
  requester_id: 0,
  content: {
    facts: [{ key: "title", path: "title", type: "text", is_required: true }],
    title: { field: "body.title" },
  },
  check_by: "signature",
  per_hour: 60,
};

/** What another system may send, and what becomes of it. */
export function HookPanel({ hook, onClose, onOpened }: HookPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const [facts, setFacts] = useState<HookFacts>(hook ? factsOf(hook) : NEW);
  const [code, setCode] = useState(hook?.code ?? "");
  const [person, setPerson] = useState<PersonBrief | null>(
    hook ? ({ id: hook.requester_id, name: hook.requester_name } as PersonBrief) : null,
  );
  const open = useOpenHook();
  const change = useChangeHook(hook?.id ?? 0);
  const say = (said: Partial<HookFacts>) => setFacts((now) => ({ ...now, ...said }));
  const put = (said: Partial<HookContent>) => say({ content: { ...facts.content, ...said } });
  const words = useBodyWords(facts.content);
  const types = useFillable().filter((one) => one.target === "work_order_type");
  const body = { ...facts, requester_id: person?.id ?? 0 };
  function act(): void {
    if (hook) change.mutate({ ...body, is_open: hook.is_open, rev: hook.rev }, { onSuccess: onClose });
    else open.mutate({ ...body, code }, { onSuccess: (made) => onOpened?.(made) });
  }
  return (
    <Panel
      title={t(hook ? "hooks.edit" : "hooks.new")}
      act={t(hook ? "hooks.save" : "hooks.new")}
      onAct={act}
      onClose={onClose}
      isBusy={open.isPending || change.isPending}
      isReady={isNamed(facts.name) && code !== "" && person !== null}
      isDirty={JSON.stringify(facts) !== JSON.stringify(hook ? factsOf(hook) : NEW)}
      error={open.error ?? change.error}
      width={640}
    >
      <TwoTongues
        id={`${id}-name`}
        label={t("hooks.name")}
        value={facts.name}
        onChange={(name) => say({ name })}
      />
      <PanelPair>
        <Field label={t("hooks.type")} htmlFor={`${id}-type`} isRequired>
          <Select<string>
            id={`${id}-type`}
            disabled={hook !== undefined}
            showSearch={{ optionFilterProp: "label" }}
            value={code || undefined}
            onChange={setCode}
            options={types.map((one) => ({ value: one.code, label: one.label }))}
          />
        </Field>
        <Field label={t("hooks.requester")} htmlFor={`${id}-person`} isRequired>
          <PersonSelect id={`${id}-person`} value={person} onChange={setPerson} />
        </Field>
      </PanelPair>
      <PanelPart title={t("hooks.reads")}>
        <p className={styles.fact}>{t("hooks.reads_fact")}</p>
        <HookReads facts={facts.content.facts} onChange={(listed) => put({ facts: listed })} />
      </PanelPart>
      <PanelPart title={t("hooks.becomes")}>
        <p className={styles.fact}>{t("hooks.places_fact", { example: "{{title}}" })}</p>
        <Words
          label={t("hooks.order_title")}
          id={`${id}-title`}
          value={facts.content.title}
          onChange={(title) => title && put({ title })}
        />
        <Words
          label={t("hooks.order_description")}
          id={`${id}-text`}
          value={facts.content.description}
          isLong
          onChange={(description) => put({ description })}
        />
        <HookAnswers
          type={code}
          answers={facts.content.answers ?? {}}
          onChange={(answers) => put({ answers })}
        />
      </PanelPart>
      <PanelPart title={t("hooks.only")}>
        {facts.content.if ? (
          <>
            <ConditionEditor
              condition={facts.content.if}
              words={words}
              onChange={(condition) => put({ if: condition })}
            />
            <Button size="s" kind="text" onClick={() => put({ if: undefined })}>
              {t("hooks.every")}
            </Button>
          </>
        ) : (
          <Button
            size="s"
            icon="plus"
            disabled={words.facts.length === 0}
            onClick={() => put({ if: conditionOf({ join: "and", lines: [newLine(words)] }) })}
          >
            {t("hooks.add_condition")}
          </Button>
        )}
        <Field label={t("hooks.once")} htmlFor={`${id}-once`} hint={t("hooks.once_fact")}>
          <Select<string>
            id={`${id}-once`}
            allowClear
            value={fieldOf(facts.content.once)}
            onChange={(field) => put({ once: field ? { field } : undefined })}
            options={words.facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
          />
        </Field>
      </PanelPart>
      <PanelPart title={t("hooks.who")}>
        <Segments<"signature" | "bearer">
          label={t("hooks.who")}
          value={facts.check_by}
          onChange={(check_by) => say({ check_by })}
          segments={[
            { value: "signature", label: t("hooks.by_signature") },
            { value: "bearer", label: t("hooks.by_bearer") },
          ]}
        />
        <p className={styles.fact}>{t(`hooks.by_${facts.check_by}_fact`)}</p>
        <Field label={t("hooks.per_hour")} htmlFor={`${id}-hour`}>
          <InputNumber<number>
            id={`${id}-hour`}
            min={1}
            max={10_000}
            value={facts.per_hour}
            onChange={(per_hour) => say({ per_hour: per_hour ?? 60 })}
          />
        </Field>
      </PanelPart>
      <PanelPart title={t("hooks.try")}>
        <HookTrying code={code} content={facts.content} />
      </PanelPart>
    </Panel>
  );
}

type WordsProps = {
  id: string;
  label: string;
  value: HookContent["description"];
  isLong?: boolean;
  onChange: (value: HookContent["description"]) => void;
};

/** A text with places; an expression that says more is kept as it is. */
function Words({ id, label, value, isLong, onChange }: WordsProps) {
  const { t } = useTranslation();
  const words = wordsOf(value);
  const Input_ = isLong ? Input.TextArea : Input;
  return (
    <Field label={label} htmlFor={id}>
      {words === null ? (
        <span className={styles.fact}>{t("hooks.by_formula")}</span>
      ) : (
        <Input_
          id={id}
          value={words}
          onChange={(event: { target: { value: string } }) =>
            onChange(isLong && event.target.value === "" ? undefined : expressionOf(event.target.value))
          }
        />
      )}
    </Field>
  );
}

function fieldOf(expression: HookContent["once"]): string | undefined {
  return expression && "field" in expression ? expression.field : undefined;
}

function useBodyWords(content: HookContent): FactWords {
  return {
    facts: content.facts.filter((one) => one.key).map((one) => ({ key: `body.${one.key}`, type: one.type })),
    nameOf: (key) => key.replace(/^body\./, ""),
    choicesOf: () => undefined,
  };
}
