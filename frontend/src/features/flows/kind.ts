import type { ReactNode } from "react";
import type { Text } from "@/lib/i18n";
import type { IconName } from "@/ui/icons";
import type { Step } from "./designer/content";

export type PaneName = "who" | "what" | "time" | "buttons" | "fields" | "more";
export type Group = "people" | "ways" | "waiting";

export type PaneProps = { step: Step };

/** How others say things that a card shows. */
export type CardWords = {
  t: (key: string, facts?: Record<string, unknown>) => string;
  text: (text: Text | string | null | undefined) => string;
  /** Who a rule means, in words. */
  rule: (rule: Record<string, unknown>) => string;
  minutes: (count: number) => string;
  field: (code: string) => string;
  stepName: (key: string) => string;
};

/** One kind of step as a builder meets it. */
export type StepKind = {
  kind: string;
  icon: IconName;
  group: Group | null;
  /** The settings a new one begins with. */
  begin: () => Partial<Step>;
  /** The second line of its card. */
  says: (step: Step, words: CardWords) => string[];
  panes: Partial<Record<PaneName, (props: PaneProps) => ReactNode>>;
};
