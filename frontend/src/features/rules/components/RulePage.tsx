import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION, teamsQuery } from "@/api/choices";
import { inputSentence, sentence } from "@/api/problem";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { Button } from "@/ui/Button";
import { DraftLine } from "@/ui/Draft";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { useDiscardDraft, useRuleSet } from "../api";
import { emptyContent, isWaiting, type Limited, type Purpose } from "../content";
import { type RuleDraft, useRuleDraft } from "../useRuleDraft";
import { DaysLine, DaysPanel, withDays } from "./DaysFields";
import { type Proven, Proving } from "./Proving";
import styles from "./Rules.module.css";
import { AskedLine, Publishing, Versions } from "./RuleVersions";

export type RuleBodyProps<Content> = { application: string; draft: RuleDraft<Content>; content: Content };

type RulePageProps<Content> = {
  purpose: Purpose;
  title: string;
  acts?: (draft: RuleDraft<Content>) => ReactNode;
  children: (props: RuleBodyProps<Content>) => ReactNode;
};

/** One rule set of one application: draft line above, the set's own editor below. */
export function RulePage<Content>(props: RulePageProps<Content>) {
  const { application, choose } = useApplication();
  if (application === null) {
    return (
      <Page title={props.title}>
        <SkeletonPage />
      </Page>
    );
  }
  return <Loaded key={application} {...props} application={application} onApplication={choose} />;
}

type Shown = "days" | "publish" | "versions" | "tests" | "replay" | "shadow" | null;

type LoadedProps<Content> = RulePageProps<Content> & {
  application: string;
  onApplication: (code: string) => void;
};

function Loaded<Content>({
  purpose,
  title,
  application,
  onApplication,
  acts,
  children,
}: LoadedProps<Content>) {
  const draft = useRuleDraft<Content>(application, purpose);
  const [shown, setShown] = useState<Shown>(null);
  const discard = useDiscardDraft(application, purpose);
  const { set, content } = draft;
  const stored = set.data?.draft ?? null;
  const select = (
    <ApplicationSelect application={application} isDisabled={draft.isDirty} onChange={onApplication} />
  );
  return (
    <Page
      title={title}
      acts={
        <PageActs
          hasContent={content !== null}
          hasVersions={Boolean(set.data)}
          hasPast={purpose !== "records"}
          own={content && acts?.(draft)}
          onShow={setShown}
        />
      }
    >
      <DraftLine
        version={currentOf(set.data)}
        isDirty={draft.isDirty}
        hasDraft={stored !== null}
        problems={stored?.problems.length ?? 0}
        isBusy={draft.save.isPending || discard.isPending}
        onSave={() => void draft.keep()}
        onForget={draft.forget}
        onDiscard={() => discard.mutate(undefined)}
        onPublish={() => setShown("publish")}
      >
        {select}
      </DraftLine>
      <Troubles draft={draft} />
      {stored?.needs_two && !draft.isDirty && <AskedLine draft={stored} />}
      {content && <DaysLine content={content as Limited} />}
      {set.isPending && <SkeletonPage />}
      {set.isSuccess && !content && (
        <NoneYet
          application={application}
          purpose={purpose}
          onStart={(one) => draft.change(one as Content)}
        />
      )}
      {content && children({ application, draft, content })}
      {draft.isDirty && <LeaveGuard />}
      {shown === "publish" && stored && set.data && (
        <Publishing
          application={application}
          purpose={purpose}
          before={set.data.content}
          after={stored}
          no={currentOf(set.data).no}
          onClose={() => setShown(null)}
        />
      )}
      {content && (shown === "tests" || shown === "replay" || shown === "shadow") && (
        <Proving
          shown={shown}
          purpose={purpose}
          application={application}
          draft={draft as unknown as RuleDraft<Proven>}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "days" && content && (
        <DaysPanel
          content={content as Limited}
          onDone={(days) => {
            draft.change(withDays(content as Content & Limited, days));
            setShown(null);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "versions" && set.data && (
        <Versions
          application={application}
          purpose={purpose}
          isDirty={draft.isDirty}
          onClose={() => setShown(null)}
        />
      )}
    </Page>
  );
}

type PageActsProps = {
  hasContent: boolean;
  hasVersions: boolean;
  /** Whether there is a past to run a draft over, and work beside which it can decide. */
  hasPast: boolean;
  own: ReactNode;
  onShow: (shown: Shown) => void;
};

/** How the set is limited, proven, and looked back on. */
function PageActs({ hasContent, hasVersions, hasPast, own, onShow }: PageActsProps) {
  const { t } = useTranslation();
  return (
    <>
      {own}
      {hasContent && (
        <>
          <Button icon="calendar" onClick={() => onShow("days")}>
            {t("rules.days")}
          </Button>
          <Button icon="check" onClick={() => onShow("tests")}>
            {t("proving.tests")}
          </Button>
        </>
      )}
      {hasContent && hasPast && (
        <>
          <Button icon="list" onClick={() => onShow("replay")}>
            {t("proving.replay")}
          </Button>
          <Button icon="moon" onClick={() => onShow("shadow")}>
            {t("proving.shadow")}
          </Button>
        </>
      )}
      {hasVersions && (
        <Button icon="clock" onClick={() => onShow("versions")}>
          {t("drafts.versions")}
        </Button>
      )}
    </>
  );
}

function currentOf(
  set: { versions: { no: number; state: string; published_at: string | null }[] } | null | undefined,
) {
  return set?.versions.find((version) => version.state === "published") ?? { no: null, published_at: null };
}

/** What could not be read, kept or published, and what to do about it. */
function Troubles<Content>({ draft }: { draft: RuleDraft<Content> }) {
  const { t } = useTranslation();
  const { set, save } = draft;
  const problems = draft.isDirty ? [] : (set.data?.draft?.problems ?? []);
  return (
    <div className={styles.troubles}>
      {set.isError && <ErrorLine onRetry={() => void set.refetch()}>{sentence(set.error)}</ErrorLine>}
      {save.isError && !draft.isStale && <ErrorLine>{sentence(save.error)}</ErrorLine>}
      {draft.isStale && (
        <ErrorLine>
          {t("rules.stale")}{" "}
          <Button size="s" kind="danger" onClick={draft.forget}>
            {t("rules.stale_act")}
          </Button>
        </ErrorLine>
      )}
      {problems.map((problem, index) => (
        <ErrorLine key={index}>
          {problem.path}: {inputSentence({ ...problem, facts: problem.facts ?? {} })}
        </ErrorLine>
      ))}
    </div>
  );
}

type NoneYetProps = { application: string; purpose: Purpose; onStart: (content: unknown) => void };

/** An application without rules of its own follows the organization's. */
function NoneYet({ application, purpose, onStart }: NoneYetProps) {
  const { t } = useTranslation();
  const isOrganization = application === ORGANIZATION;
  const above = useRuleSet(ORGANIZATION, purpose);
  const { data: teams = [] } = useQuery(teamsQuery);
  const desk = teams.find((team) => team.service_desk_of.length > 0) ?? teams[0];
  const start = (isOrganization ? null : above.data?.content) ?? emptyContent(purpose, desk?.code ?? "");
  if (isWaiting(purpose)) {
    // These run beside the organization's rather than in their place.
    const none = purpose === "records" ? "recordRules" : "triggers";
    return (
      <EmptyState title={t(`${none}.none`)} fact={t(`${none}.none_fact`)}>
        <Button size="s" onClick={() => onStart(emptyContent(purpose, ""))}>
          {t("rules.begin")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(isOrganization ? "rules.none" : "rules.inherits")}
      fact={t(isOrganization ? "rules.none_fact" : "rules.inherits_fact")}
    >
      <Button size="s" onClick={() => onStart(structuredClone(start))}>
        {t(isOrganization ? "rules.begin" : "rules.begin_own")}
      </Button>
    </EmptyState>
  );
}
