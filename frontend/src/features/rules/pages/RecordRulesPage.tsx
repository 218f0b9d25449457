import { useTranslation } from "react-i18next";
import { Area } from "../area";
import { freshRecordDoing } from "../components/DoingFields";
import { freshRecordEntry } from "../components/entries";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import { WaitingRules } from "../components/WaitingRules";
import type { TriggerContent } from "../content";
import { useRecordTypes, useRecordWords } from "../useRecordWords";

export default function RecordRulesPage() {
  const { t } = useTranslation();
  return (
    <Area value="records">
      <RulePage<TriggerContent> purpose="records" title={t("rules.records")}>
        {(body) => <RecordRulesBody {...body} />}
      </RulePage>
    </Area>
  );
}

function RecordRulesBody(body: RuleBodyProps<TriggerContent>) {
  const { t } = useTranslation();
  const types = useRecordTypes(body.application);
  const words = useRecordWords(body.application, "");
  const first = types[0]?.value;
  return (
    <WaitingRules
      {...body}
      purpose="records"
      title={t("rules.records")}
      fact={t("recordRules.fact")}
      empty={{
        title: t("recordRules.none"),
        fact: t(first ? "recordRules.none_fact" : "recordRules.no_types"),
      }}
      wordsOf={() => words}
      fresh={
        first
          ? () => ({
              for_type: first,
              on: [freshRecordEntry("created")],
              // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
              then: [freshRecordDoing("notify", words)],
            })
          : null
      }
    />
  );
}
