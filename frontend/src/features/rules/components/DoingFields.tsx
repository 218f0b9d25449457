import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { IconButton } from "@/ui/Button";
import { type FactWords, firstValue } from "@/ui/conditions/words";
import { AddChip } from "@/ui/FilterChip";
import { useIsForRecords } from "../area";
import { DOINGS, type Doing, type DoingKind, RECORD_DOINGS } from "../content";
import { DoingSettings } from "./DoingSettings";
import styles from "./Triggers.module.css";

type DoingFieldsProps = {
  doings: readonly Doing[];
  words: FactWords;
  application: string;
  onChange: (doings: Doing[]) => void;
};

/** What a rule does, one thing after another. */
export function DoingFields({ doings, words, application, onChange }: DoingFieldsProps) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const team = teams.choices[0]?.value ?? "";
  const isForRecords = useIsForRecords();
  const kinds: readonly DoingKind[] = isForRecords ? RECORD_DOINGS : DOINGS;
  const nameOf = (kind: DoingKind) =>
    t(isForRecords && kind === "order" ? "recordRules.do_order" : `triggers.do_${kind}`);
  const fresh = (kind: DoingKind) => (isForRecords ? freshRecordDoing(kind, words) : freshDoing(kind, team));
  const put = (index: number, doing: Doing) =>
    onChange(doings.map((one, place) => (place === index ? doing : one)));
  return (
    <div className={styles.list}>
      {doings.map((doing, index) => (
        <div key={index} className={styles.item}>
          <div className={styles.head}>
            <Select<DoingKind>
              aria-label={t("triggers.doing")}
              value={doing.do}
              onChange={(kind) => put(index, fresh(kind))}
              options={kinds.map((kind) => ({ value: kind, label: nameOf(kind) }))}
            />
            <IconButton
              icon="close"
              isSmall
              label={t("triggers.remove_doing")}
              onClick={() => onChange(doings.filter((_, place) => place !== index))}
            />
          </div>
          <DoingSettings
            doing={doing}
            words={words}
            application={application}
            id={`doing-${index}`}
            onChange={(changed) => put(index, changed)}
          />
        </div>
      ))}
      <AddChip onClick={() => onChange([...doings, fresh(isForRecords ? "notify" : "tag")])}>
        {t("triggers.add_doing")}
      </AddChip>
    </div>
  );
}

export function freshDoing(kind: DoingKind, team: string): Doing {
  const fresh: Partial<Record<DoingKind, Record<string, unknown>>> = {
    set: { field: "impact", value: { value: 1 } },
    priority: { priority: 1 },
    assign: { team, strategy: "least_open_load" },
    collaborate: { to: ["leads"], kind: "watcher" },
    tag: { add: [] },
    reply: { text: {} },
    notify: { to: ["leads"], text: {} },
    subtask: { title: {}, team },
    order: { type: "", title: {}, tie: "caused_by" },
    record: { type: "", answers: {} },
    webhook: { url: "https://" },
  };
  return { do: kind, ...fresh[kind] };
}

export function freshRecordDoing(kind: DoingKind, words: FactWords): Doing {
  const first = words.facts.find((fact) => fact.key.startsWith("answers."))?.key ?? "";
  const fresh: Partial<Record<DoingKind, Record<string, unknown>>> = {
    set: { field: first, value: { value: first ? firstValue(words, first) : "" } },
    notify: { to: ["creator"], text: {} },
    order: { type: "", title: {}, requester: "creator" },
  };
  const settings = fresh[kind];
  return settings ? { do: kind, ...settings } : freshDoing(kind, "");
}
