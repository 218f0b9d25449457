import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { freshDoing } from "../components/DoingFields";
import { freshEntry } from "../components/entries";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import { WaitingRules } from "../components/WaitingRules";
import type { TriggerContent } from "../content";
import { useTriggerWords } from "../useTriggerWords";

export default function TriggersPage() {
  const { t } = useTranslation();
  return (
    <RulePage<TriggerContent> purpose="triggers" title={t("rules.triggers")}>
      {(body) => <TriggersBody {...body} />}
    </RulePage>
  );
}

function TriggersBody(body: RuleBodyProps<TriggerContent>) {
  const { t } = useTranslation();
  const words = useTriggerWords(body.application);
  const teams = useTeamNames();
  return (
    <WaitingRules
      {...body}
      purpose="triggers"
      title={t("rules.triggers")}
      fact={t("triggers.fact")}
      empty={{ title: t("triggers.none"), fact: t("triggers.none_fact") }}
      wordsOf={() => words}
      fresh={() => ({
        on: [freshEntry("created")],
        // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
        then: [freshDoing("tag", teams.choices[0]?.value ?? "")],
      })}
    />
  );
}
