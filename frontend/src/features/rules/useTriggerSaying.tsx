import { useTranslation } from "react-i18next";
import { useCategoryNames, useTeamNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import type { FactWords } from "@/ui/conditions/words";
import { useIsForRecords } from "./area";
import type { Doing, Entry } from "./content";

const DAY = 24 * 60;
const HOUR = 60;

/** Says what a rule waits for and what it does, as a person would. */
export function useTriggerSaying(application: string, words: FactWords) {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const categories = useCategoryNames(application);
  const isForRecords = useIsForRecords();

  const saidOf = (key: string, value: unknown) =>
    words.choicesOf(key)?.find((choice) => choice.value === String(value))?.label ?? String(value);

  function span(minutes: number): string {
    if (minutes % DAY === 0) return t("triggers.days", { count: minutes / DAY });
    if (minutes % HOUR === 0) return t("triggers.hours", { count: minutes / HOUR });
    return t("triggers.minutes", { count: minutes });
  }

  function fromTo(key: string, entry: Entry): string {
    const from = entry.from === undefined ? "" : t("triggers.from", { value: saidOf(key, entry.from) });
    const to = entry.to === undefined ? "" : t("triggers.to", { value: saidOf(key, entry.to) });
    return `${from}${to}`;
  }

  const events: Partial<Record<Entry["event"], (entry: Entry) => string>> = {
    created: () => t(isForRecords ? "recordRules.says_created" : "triggers.event_created"),
    deleted: () => t("recordRules.says_deleted"),
    changed: (entry) =>
      entry.field === undefined
        ? t("recordRules.says_any_changed")
        : t("triggers.says_changed", { field: words.nameOf(String(entry.field)) }) +
          fromTo(String(entry.field), entry),
    status: (entry) => t("triggers.says_status") + fromTo("status", entry),
    commented: (entry) =>
      t("triggers.says_commented", {
        who: t(`triggers.by_${entry.by ?? "any"}`),
        what: t(`triggers.visibility_${entry.visibility ?? "any"}`),
      }),
    at_risk: (entry) => t("triggers.says_at_risk", { metric: metricOf(entry) }),
    breached: (entry) => t("triggers.says_breached", { metric: metricOf(entry) }),
    rated: (entry) =>
      entry.at_most ? t("triggers.says_rated_low", { score: entry.at_most }) : t("triggers.event_rated"),
    stage_entered: (entry) => t("triggers.says_stage_entered", { stage: entry.stage ?? "" }),
    stage_left: (entry) => t("triggers.says_stage_left", { stage: entry.stage ?? "" }),
    schedule: (entry) =>
      entry.field
        ? dayOf(entry)
        : entry.since
          ? t("triggers.says_since", {
              since: t(`triggers.since_${entry.since}`),
              span: span(Number(entry.after ?? 0)),
            })
          : t(`triggers.says_every_${entry.every ?? "day"}`, {
              time: entry.time ?? "09:00",
              day: entry.day ?? 1,
            }),
    webhook: (entry) => t("triggers.says_webhook", { hook: entry.hook ?? "" }),
    button: (entry) => t("triggers.says_button", { label: text(entry.label as never) }),
  };

  function dayOf(entry: Entry): string {
    const days = Number(entry.days ?? 0);
    const key = days === 0 ? "day" : days < 0 ? "days_before" : "days_after";
    return t(`recordRules.says_${key}`, { field: words.nameOf(String(entry.field)), count: Math.abs(days) });
  }

  function metricOf(entry: Entry): string {
    return entry.metric
      ? t(`triggers.metric_${entry.metric}`, { defaultValue: String(entry.metric) })
      : t("triggers.metric_any");
  }

  const peopleOf = (to: unknown) =>
    (Array.isArray(to) ? to : []).map((one) => personOf(String(one))).join(t("triggers.and"));

  function personOf(one: string): string {
    if (one === "creator") return t("recordRules.people_creator");
    if (one.startsWith("answers.")) return t("recordRules.people_answer", { field: words.nameOf(one) });
    const [kind = "", name] = one.split(":");
    if (name === undefined) return t(`triggers.people_${kind}`);
    return kind === "team" ? teams.nameOf(name) : name;
  }

  const listed = (value: unknown) => (Array.isArray(value) ? value.join(t("triggers.and")) : "");

  const doings: Record<Doing["do"], (doing: Doing) => string> = {
    set: (doing) => t("triggers.does_set", { field: words.nameOf(String(doing.field)) }),
    classify: (doing) =>
      doing.category
        ? t("triggers.does_classify", { category: categories.nameOf(String(doing.category)) })
        : t("triggers.does_classify_again"),
    priority: (doing) =>
      doing.priority
        ? t("triggers.does_priority", { priority: doing.priority })
        : t("triggers.does_priority_again"),
    assign: (doing) =>
      doing.team
        ? t("triggers.does_assign", {
            team: teams.nameOf(String(doing.team)),
            how: t(`rules.strategy_${doing.strategy ?? "pool"}`),
          })
        : t("triggers.does_assign_again"),
    collaborate: (doing) =>
      t(doing.kind === "watcher" ? "triggers.does_watch" : "triggers.does_collaborate", {
        who: peopleOf(doing.to),
      }),
    tag: (doing) =>
      [
        Array.isArray(doing.add) &&
          doing.add.length > 0 &&
          t("triggers.does_tag", { tags: listed(doing.add) }),
        Array.isArray(doing.remove) &&
          doing.remove.length > 0 &&
          t("triggers.does_untag", { tags: listed(doing.remove) }),
      ]
        .filter(Boolean)
        .join(t("triggers.and")),
    reply: (doing) =>
      t(doing.is_internal ? "triggers.does_note" : "triggers.does_reply", {
        text: text(doing.text as never),
      }),
    notify: (doing) =>
      t("triggers.does_notify", { who: peopleOf(doing.to), text: text(doing.text as never) }),
    subtask: (doing) =>
      t("triggers.does_subtask", {
        title: text(doing.title as never),
        team: teams.nameOf(String(doing.team)),
      }),
    order: (doing) =>
      doing.requester
        ? t("recordRules.does_order", {
            title: text(doing.title as never),
            who: peopleOf([doing.requester]),
          })
        : t("triggers.does_order", { title: text(doing.title as never) }),
    record: (doing) => t("triggers.does_record", { type: doing.type ?? "" }),
    webhook: (doing) => t("triggers.does_webhook", { url: doing.url ?? "" }),
    stop: () => t("triggers.does_stop"),
  };

  return {
    event: (entry: Entry) =>
      events[entry.event]?.(entry) ??
      t(isForRecords ? `recordRules.event_${entry.event}` : `triggers.event_${entry.event}`),
    doing: (doing: Doing) => doings[doing.do](doing),
  };
}
