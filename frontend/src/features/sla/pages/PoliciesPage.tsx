import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANIZATION } from "@/api/choices";
import { useFactWords } from "@/api/facts";
import { sentence } from "@/api/problem";
import { ApplicationSelect, useApplication } from "@/features/accounts/components/ApplicationSelect";
import { differences } from "@/lib/differences";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import { DraftLine, PublishAsk } from "@/ui/Draft";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import {
  calendarsQuery,
  type Policy,
  type PolicyContent,
  policySetQuery,
  usePublishPolicies,
  useSavePolicies,
} from "../api";
import styles from "../components/Calendar.module.css";
import { PolicyPanel } from "../components/PolicyPanel";
import { useSayLevel } from "../components/saying";
import { TargetTable } from "../components/TargetTable";
import { useSayPolicy } from "../components/useSayPolicy";
import { wholeLevel } from "../ladder";
import { usePauseName } from "../metrics";

export default function PoliciesPage() {
  const { t } = useTranslation();
  const { application, choose } = useApplication();
  return (
    <Page title={t("sla.title")}>
      {application === null ? (
        <SkeletonPage />
      ) : (
        <Policies key={application} application={application} onApplication={choose} />
      )}
    </Page>
  );
}

function Policies({
  application,
  onApplication,
}: {
  application: string;
  onApplication: (code: string) => void;
}) {
  const { t } = useTranslation();
  const set = useQuery(policySetQuery(application));
  const [edited, setEdited] = useState<PolicyContent | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const save = useSavePolicies(application);
  const publish = usePublishPolicies(application);
  const content = edited ?? set.data?.draft ?? set.data?.content ?? null;
  const say = useSayPolicy([set.data?.content, set.data?.draft]);
  const words = useFactWords(application);
  return (
    <>
      <DraftLine
        version={{ no: set.data?.no ?? null, published_at: set.data?.published_at ?? null }}
        isDirty={edited !== null}
        hasDraft={Boolean(set.data?.draft)}
        problems={0}
        isBusy={save.isPending}
        onSave={() => edited && save.mutate(edited, { onSuccess: () => setEdited(null) })}
        onForget={() => setEdited(null)}
        onPublish={() => setPublishing(true)}
      >
        <ApplicationSelect application={application} isDisabled={edited !== null} onChange={onApplication} />
      </DraftLine>
      {set.isError && <ErrorLine onRetry={() => void set.refetch()}>{sentence(set.error)}</ErrorLine>}
      {save.isError && <ErrorLine>{sentence(save.error)}</ErrorLine>}
      {set.isPending && <SkeletonPage />}
      {set.isSuccess && !content && (
        <EmptyState
          title={t(application === ORGANIZATION ? "sla.none" : "sla.inherits")}
          fact={t(application === ORGANIZATION ? "sla.none_fact" : "sla.inherits_fact")}
        >
          <Button size="s" onClick={() => setEdited({ format: 1, policies: [] })}>
            {t("sla.begin")}
          </Button>
        </EmptyState>
      )}
      {content && <PolicyList content={content} words={words} onChange={setEdited} />}
      {edited && <LeaveGuard />}
      {isPublishing && (
        <PublishAsk
          no={set.data?.no ?? null}
          changes={differences(set.data?.content ?? {}, set.data?.draft ?? {}).map(say)}
          isBusy={publish.isPending}
          error={publish.error}
          fact={t("sla.publish_fact")}
          onAct={() =>
            publish.mutate(null, {
              onSuccess: ({ no }) => {
                tell.done(t("drafts.published", { no }));
                setPublishing(false);
              },
            })
          }
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}

type PolicyListProps = {
  content: PolicyContent;
  words: ReturnType<typeof useFactWords>;
  onChange: (content: PolicyContent) => void;
};

/** Policies in the order they are tried. */
function PolicyList({ content, words, onChange }: PolicyListProps) {
  const { t } = useTranslation();
  const text = useText();
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const [opened, setOpened] = useState<Policy | null>(null);
  const { policies } = content;
  const sayLevel = useSayLevel();
  const pauseOf = usePauseName();
  const saidRests = (pauses: readonly string[]) =>
    pauses.length > 0
      ? t("sla.say_rests", { reasons: pauses.map(pauseOf).join(t("sla.and")) })
      : t("sla.never_rests");
  const set = (changed: Policy[]) => onChange({ ...content, policies: changed });
  function move(index: number, by: -1 | 1): void {
    const next = [...policies];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    set(next);
  }
  function start(): void {
    let number = policies.length + 1;
    while (policies.some((one) => one.key === `policy_${number}`)) number += 1;
    const targets = {
      first_response: { "1": 15, "2": 30, "3": 120, "4": 240 },
      resolution: { "1": 240, "2": 480, "3": 1440, "4": 2400 },
    };
    setOpened({
      key: `policy_${number}`,
      name: {},
      calendar: calendars[0]?.code ?? "",
      targets,
      warn_at_percent: [75],
      pause_when: ["waiting"],
    });
  }
  function take(policy: Policy): void {
    const isKnown = policies.some((one) => one.key === policy.key);
    set(isKnown ? policies.map((one) => (one.key === policy.key ? policy : one)) : [...policies, policy]);
    setOpened(null);
  }
  return (
    <div className={styles.policies}>
      <p className={styles.fact}>{t("sla.fact")}</p>
      {policies.map((policy, index) => (
        <section key={policy.key} className={styles.policy} aria-label={text(policy.name)}>
          <h2>
            <span className={styles.grow}>
              {index + 1}. {text(policy.name)}
            </span>
            <IconButton
              icon="up"
              isSmall
              label={t("rules.up", { name: text(policy.name) })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              icon="down"
              isSmall
              label={t("rules.down", { name: text(policy.name) })}
              disabled={index === policies.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton
              icon="edit"
              isSmall
              label={t("rules.edit", { name: text(policy.name) })}
              onClick={() => setOpened(policy)}
            />
            <IconButton
              icon="bin"
              isSmall
              label={t("rules.drop", { name: text(policy.name) })}
              onClick={() => set(policies.filter((one) => one !== policy))}
            />
          </h2>
          <p>
            {policy.if ? (
              <>
                {t("rules.when")} <ConditionSentence condition={policy.if} words={words} />
              </>
            ) : (
              t("sla.always")
            )}
          </p>
          <TargetTable targets={policy.targets} />
          <p className={styles.chosen}>
            <span>
              {t("sla.by_calendar", {
                name: text(calendars.find((one) => one.code === policy.calendar)?.name) || policy.calendar,
              })}
            </span>
            <span>{t("sla.warns", { percents: policy.warn_at_percent.join(" %, ") })}</span>
            <span>{saidRests(policy.pause_when)}</span>
          </p>
          {(policy.ladder ?? []).length > 0 && (
            <ul className={styles.levels} aria-label={t("sla.ladder")}>
              {(policy.ladder ?? []).map((level) => (
                <li key={level.key}>{sayLevel(wholeLevel(level))}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <div>
        <Button icon="plus" onClick={start}>
          {t("sla.add")}
        </Button>
      </div>
      {opened && <PolicyPanel policy={opened} words={words} onDone={take} onClose={() => setOpened(null)} />}
    </div>
  );
}
