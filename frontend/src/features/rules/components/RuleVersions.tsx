import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { differences } from "@/lib/differences";
import { actorName, type Change, PublishAsk, VersionList } from "@/ui/Draft";
import { Panel } from "@/ui/Panel";
import { tell } from "@/ui/tell";
import { type RuleSet, useAskApproval, useAskRollback, usePublish, useRollBack, useRuleSet } from "../api";
import type { Purpose } from "../content";
import styles from "./Rules.module.css";
import { type SayChange, useSaying } from "./useSaying";

type StoredDraft = NonNullable<RuleSet["draft"]>;

type PublishingProps = {
  application: string;
  purpose: Purpose;
  before: unknown;
  after: StoredDraft;
  no: number | null;
  onClose: () => void;
};

/** What will be different, and the step that makes it so: publishing, or asking a second person to. */
export function Publishing({ application, purpose, before, after, no, onClose }: PublishingProps) {
  const { t } = useTranslation();
  const publish = usePublish(application, purpose);
  const ask = useAskApproval(application, purpose);
  const needsAsking = useNeedsAsking(after);
  const say: SayChange = useSaying(application, [before, after.content]);
  const changes: Change[] = differences(before ?? {}, after.content).map(say);
  function act(): void {
    if (needsAsking) {
      ask.mutate(after.rev, {
        onSuccess: () => {
          tell.done(t("rules.asked"));
          onClose();
        },
      });
      return;
    }
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
      isBusy={publish.isPending || ask.isPending}
      error={publish.error ?? ask.error}
      act={needsAsking ? t("rules.ask_second") : undefined}
      fact={needsAsking ? t("rules.ask_second_fact") : undefined}
      onAct={act}
      onClose={onClose}
    />
  );
}

/** Every version, and the way back to one. */
export function Versions({
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
  const ask = useAskRollback(application, purpose);
  const me = useMe();
  const dates = useDates();
  const wanted = set.data?.wanted_back ?? null;
  const needsTwo = set.data?.needs_two ?? false;
  function goBack(no: number): void {
    const asker = wanted?.no === no ? (wanted.by as { id?: number }).id : undefined;
    const needsAsking = needsTwo && (asker === undefined || asker === me.person.id);
    if (needsAsking) ask.mutate(no, { onSuccess: () => tell.done(t("rules.back_asked", { no })) });
    else back.mutate(no, { onSuccess: () => tell.done(t("drafts.rolled_back", { no })) });
  }
  const versions = (set.data?.versions ?? []).map((version) => ({
    no: version.no,
    published_at: version.published_at,
    by: version.asked_by
      ? t("rules.asked_and_published", {
          asker: actorName(version.asked_by),
          name: actorName(version.published_by),
        })
      : actorName(version.published_by),
    isCurrent: version.state === "published",
  }));
  return (
    <Panel title={t("drafts.versions")} error={back.error ?? ask.error} onClose={onClose}>
      <VersionList versions={versions} isBusy={back.isPending || ask.isPending || isDirty} onBack={goBack} />
      {wanted && (
        <p className={styles.fact} role="status">
          {t("rules.back_wanted", {
            name: actorName(wanted.by),
            date: dates.moment(wanted.at),
            no: wanted.no,
          })}
        </p>
      )}
      <p className={styles.fact}>{t("drafts.back_fact")}</p>
      {needsTwo && <p className={styles.fact}>{t("rules.back_needs_two")}</p>}
    </Panel>
  );
}

/** Whether a second person is needed and nobody else has asked this one yet. */
function useNeedsAsking(draft: StoredDraft): boolean {
  const me = useMe();
  const asker = (draft.asked_by as { id?: number } | null)?.id;
  return draft.needs_two && (asker === undefined || asker === me.person.id);
}

/** Who asked for a second person, or that one is needed. */
export function AskedLine({ draft }: { draft: StoredDraft }) {
  const { t } = useTranslation();
  const dates = useDates();
  const said =
    draft.asked_by && draft.asked_at
      ? t("rules.asked_by", { name: actorName(draft.asked_by), date: dates.moment(draft.asked_at) })
      : t("rules.needs_two");
  return <p className={styles.fact}>{said}</p>;
}
