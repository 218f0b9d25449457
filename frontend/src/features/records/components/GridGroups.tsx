import { useTranslation } from "react-i18next";
import type { Answer, FieldDefinition } from "@/features/forms/definition";
import { kindOf } from "@/features/forms/registry";
import { Icon } from "@/ui/icons";
import type { Placed } from "../grid";
import { type Grouped, type Line, useGroupName } from "../groups";
import type { GroupOfRecords } from "../types";
import styles from "./Grid.module.css";

type GroupHeadProps = {
  line: Extract<Line, { kind: "head" }>;
  level: Grouped | undefined;
  cells: readonly Placed[];
  template: string;
  summed: readonly string[];
  isClosed: boolean;
  onToggle: (path: string) => void;
};

const INDENT = 18;

/** What the records below have in common, how many they are, and their sums. */
export function GroupHead({ line, level, cells, template, summed, isClosed, onToggle }: GroupHeadProps) {
  const nameOf = useGroupName();
  if (!level) return null;
  const name = nameOf(level, line.keys[line.depth] ?? null, line.group.texts[line.depth]);
  return (
    <div className={styles.group} role="row" style={{ gridTemplateColumns: template }}>
      <div role="gridcell" className={styles.groupName} style={{ gridColumn: "1 / 3", padding: 0 }}>
        <button
          type="button"
          className={styles.groupName}
          style={{
            paddingLeft: 12 + line.depth * INDENT,
            height: "100%",
            display: "flex",
            alignItems: "center",
          }}
          aria-expanded={!isClosed}
          onClick={() => onToggle(line.path)}
        >
          <Icon name={isClosed ? "right" : "down"} size={12} />
          <b>{name}</b>
          <span>{line.group.count}</span>
        </button>
      </div>
      <Sums cells={cells} summed={summed} group={line.group} />
      <span />
    </div>
  );
}

/** The whole list in its last line: how many, and what the figures add up to. */
export function GridFoot({
  cells,
  template,
  summed,
  whole,
}: {
  cells: readonly Placed[];
  template: string;
  summed: readonly string[];
  whole: GroupOfRecords | undefined;
}) {
  const { t } = useTranslation();
  if (!whole || summed.length === 0) return null;
  return (
    <div className={styles.foot} role="row" style={{ gridTemplateColumns: template }}>
      <div role="gridcell" className={styles.groupName} style={{ gridColumn: "1 / 3" }}>
        {t("records.total", { count: whole.count })}
      </div>
      <Sums cells={cells} summed={summed} group={whole} />
      <span />
    </div>
  );
}

type SumsProps = { cells: readonly Placed[]; summed: readonly string[]; group: GroupOfRecords };

function Sums({ cells, summed, group }: SumsProps) {
  const { t } = useTranslation();
  return cells.slice(1).map(({ column }) => {
    const place = summed.indexOf(column.code);
    const sum = place < 0 ? null : group.measures[place];
    return (
      <div
        key={column.code}
        role="gridcell"
        className={styles.sum}
        title={sum ? t("records.sum") : undefined}
      >
        {sum && <Sum field={column.field} sum={sum} />}
      </div>
    );
  });
}

/** A sum is said as the figures it is made of. */
export function Sum({ field, sum }: { field: FieldDefinition; sum: string }) {
  const { Cell } = kindOf(field.kind);
  const value: Answer = field.kind === "money" ? { amt: sum, cur: field.currency ?? "CNY" } : sum;
  return <Cell field={field} value={value} />;
}
