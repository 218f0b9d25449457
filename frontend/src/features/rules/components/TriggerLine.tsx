import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { useIsForRecords } from "../area";
import type { TriggerRule } from "../content";
import { useRecordTypes } from "../useRecordWords";
import { useTriggerSaying } from "../useTriggerSaying";

type TriggerLineProps = { rule: TriggerRule; words: FactWords; application: string };

/** One rule read aloud: when what happens, and if that holds, do this, otherwise that. */
export function TriggerLine({ rule, words, application }: TriggerLineProps) {
  const { t } = useTranslation();
  const types = useRecordTypes(application);
  const isForRecords = useIsForRecords();
  const typeName = types.find((one) => one.value === rule.for_type)?.label ?? rule.for_type ?? "";
  const say = useTriggerSaying(application, words);
  const joined = (parts: string[], by: string): ReactNode =>
    parts.map((part, index) => (
      <Fragment key={index}>
        {index > 0 && by}
        <b>{part}</b>
      </Fragment>
    ));
  return (
    <span>
      {t("triggers.sentence_when")} {joined(rule.on.map(say.event), t("triggers.or"))}
      {isForRecords && t("recordRules.sentence_of", { type: typeName })}
      {rule.if && (
        <>
          {t("triggers.sentence_if")} <ConditionSentence condition={rule.if} words={words} />
        </>
      )}
      {t("triggers.sentence_then")} {joined(rule.then.map(say.doing), t("triggers.then"))}
      {rule.else && rule.else.length > 0 && (
        <>
          {t("triggers.sentence_else")} {joined(rule.else.map(say.doing), t("triggers.then"))}
        </>
      )}
      {t("triggers.sentence_end")}
    </span>
  );
}
