import { useCategoryNames, useTeamNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { isWaiting, type Purpose, type TestCase } from "../content";
import { useRecordWords } from "../useRecordWords";
import type { RuleDraft } from "../useRuleDraft";
import { useTriggerWords } from "../useTriggerWords";
import { ReplayPanel, ShadowPanel } from "./ProvingPanels";
import { TestsPanel } from "./TestsPanel";

type Named = { key: string; name: Record<string, string> };
export type Proven = { tests?: TestCase[]; rules?: Named[]; modifiers?: Named[] };

type ProvingProps = {
  shown: "tests" | "replay" | "shadow";
  purpose: Purpose;
  application: string;
  draft: RuleDraft<Proven>;
  onClose: () => void;
};

/** How a draft is proven before it holds: by tests, over past orders, beside what holds. */
export function Proving({ shown, purpose, application, draft, onClose }: ProvingProps) {
  const text = useText();
  const ofOrders = useTriggerWords(application);
  const ofRecords = useRecordWords(application, "");
  const words = purpose === "records" ? ofRecords : ofOrders;
  const teams = useTeamNames();
  const categories = useCategoryNames(application);
  const content = draft.content ?? {};
  const rules = content.rules ?? content.modifiers ?? [];
  const stored = draft.set.data?.draft ?? null;
  const isSound = stored !== null && stored.problems.length === 0 && !draft.isDirty;
  function nameOf(key: string): string {
    const rule = rules.find((one) => one.key === key);
    if (rule && isWaiting(purpose)) return text(rule.name) || key;
    return purpose === "classify" || purpose === "keywords" ? categories.nameOf(key) : teams.nameOf(key);
  }
  const panel = { application, purpose, nameOf, onClose, rev: isSound ? stored.rev : null };
  if (shown === "replay") return <ReplayPanel {...panel} />;
  if (shown === "shadow") return <ShadowPanel {...panel} />;
  return (
    <TestsPanel
      purpose={purpose}
      tests={content.tests ?? []}
      words={words}
      problems={stored?.problems ?? []}
      isDirty={draft.isDirty}
      rules={rules}
      onClose={onClose}
      onDone={(tests) => {
        draft.change({ ...content, tests });
        onClose();
      }}
    />
  );
}
