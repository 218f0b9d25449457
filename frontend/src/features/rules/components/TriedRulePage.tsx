import type { ReactNode } from "react";
import { type RuleBodyProps, RulePage } from "./RulePage";
import styles from "./Rules.module.css";
import { TryOut } from "./TryOut";

type TriedRulePageProps<Content> = {
  purpose: "classify" | "keywords";
  title: string;
  children: (props: RuleBodyProps<Content>) => ReactNode;
};

/** A set that reads requests: its editor, and beside it a request to try it on. */
export function TriedRulePage<Content>({ purpose, title, children }: TriedRulePageProps<Content>) {
  return (
    <RulePage<Content> purpose={purpose} title={title}>
      {(body) => (
        <div className={styles.split}>
          {children(body)}
          <TryOut
            application={body.application}
            hasDraft={Boolean(body.draft.set.data?.draft)}
            isDirty={body.draft.isDirty}
            onKeep={body.draft.keep}
          />
        </div>
      )}
    </RulePage>
  );
}
