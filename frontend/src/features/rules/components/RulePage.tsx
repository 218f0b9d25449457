import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION, teamsQuery } from "@/api/choices";
import { inputSentence, sentence } from "@/api/problem";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { differences } from "@/lib/differences";
import { Button } from "@/ui/Button";
import { actorName, type Change, DraftLine, PublishAsk, VersionList } from "@/ui/Draft";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { Panel } from "@/ui/Panel";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { useDiscardDraft, usePublish, useRollBack, useRuleSet } from "../api";
import { emptyContent, type Purpose } from "../content";
import { type RuleDraft, useRuleDraft } from "../useRuleDraft";
import { type Proven, Proving } from "./Proving";
import styles from "./Rules.module.css";
import { type SayChange, useSaying } from "./useSaying";

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

type Shown = "publish" | "versions" | "tests" | "replay" | "shadow" | null;

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
  const { t } = useTranslation();
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
        <>
          {content && acts?.(draft)}
          {content && (
            <>
              <Button icon="check" onClick={() => setShown("tests")}>
                {t("proving.tests")}
              </Button>
              <Button icon="list" onClick={() => setShown("replay")}>
                {t("proving.replay")}
              </Button>
              <Button icon="moon" onClick={() => setShown("shadow")}>
                {t("proving.shadow")}
              </Button>
            </>
          )}
          {set.data && (
            <Button icon="clock" onClick={() => setShown("versions")}>
              {t("drafts.versions")}
            </Button>
          )}
        </>
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

type PublishingProps = {
  application: string;
  purpose: Purpose;
  before: unknown;
  after: { content: unknown; rev: number };
  no: number | null;
  onClose: () => void;
};

function Publishing({ application, purpose, before, after, no, onClose }: PublishingProps) {
  const { t } = useTranslation();
  const publish = usePublish(application, purpose);
  const say: SayChange = useSaying(application, [before, after.content]);
  const changes: Change[] = differences(before ?? {}, after.content).map(say);
  function act(): void {
    publish.mutate(after.rev, {
      onSuccess: (version) => {
        tell.done(t("drafts.published", { no: version.no }));
        onClose();
      },
    });
  }
  return (
    <PublishAsk
      no={no}
      changes={changes}
      isBusy={publish.isPending}
      error={publish.error}
      onAct={act}
      onClose={onClose}
    />
  );
}

function Versions({
  application,
  purpose,
  isDirty,
  onClose,
}: {
  application: string;
  purpose: Purpose;
  isDirty: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const set = useRuleSet(application, purpose);
  const back = useRollBack(application, purpose);
  const versions = (set.data?.versions ?? []).map((version) => ({
    no: version.no,
    published_at: version.published_at,
    by: actorName(version.published_by),
    isCurrent: version.state === "published",
  }));
  return (
    <Panel title={t("drafts.versions")} error={back.error} onClose={onClose}>
      <VersionList
        versions={versions}
        isBusy={back.isPending || isDirty}
        onBack={(no) => back.mutate(no, { onSuccess: () => tell.done(t("drafts.rolled_back", { no })) })}
      />
      <p className={styles.fact}>{t("drafts.back_fact")}</p>
    </Panel>
  );
}
