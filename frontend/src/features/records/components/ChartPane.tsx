import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { barsOf, type Charted, chartOf, measures } from "../charts";
import { insideGroup, useGroupName } from "../groups";
import { askedOf, both, GRAINS, type Grain } from "../listing";
import { groupColumns } from "../looks";
import { useGroupsOf } from "../rows";
import styles from "./Chart.module.css";
import { Sum } from "./GridGroups";
import looks from "./Looks.module.css";
import { FieldChoice } from "./LookTools";
import { NoRecords } from "./NoRecords";
import type { PaneProps } from "./panes";
import records from "./Records.module.css";

const COUNT = "";

/** How many records there are of each kind, or what a figure of theirs adds up to; a bar leads to its records. */
export function ChartPane(props: PaneProps) {
  const { page, columns, listing, onChange } = props;
  const { t } = useTranslation();
  const chart = chartOf(listing, columns);
  const found = useGroupsOf(page.code, askedOf({ ...listing, levels: [] }), chart?.by, chart?.of);
  if (!chart) return null;
  const { level, measure } = chart;
  return (
    <section className={records.pane}>
      <div className={looks.tools}>
        <FieldChoice
          label={t("records.bars_by")}
          columns={groupColumns(columns)}
          value={level.column}
          onChange={(by) => onChange({ by })}
        />
        {level.grain && (
          <Select<Grain>
            size="small"
            aria-label={t("records.grain")}
            value={level.grain}
            onChange={(grain) => onChange({ by: `${level.code}:${grain}` })}
            options={GRAINS.map((grain) => ({ value: grain, label: t(`records.grain_${grain}`) }))}
          />
        )}
        <span>{t("records.bars_of")}</span>
        <Select<string>
          size="small"
          aria-label={t("records.bars_of")}
          value={measure?.code ?? COUNT}
          onChange={(of) => onChange({ of })}
          options={[
            { value: COUNT, label: t("records.bars_count") },
            ...measures(columns).map(({ code, label }) => ({
              value: code,
              label: t("records.bars_sum", { name: label }),
            })),
          ]}
        />
      </div>
      {found.isError && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      {found.isPending && <SkeletonRows rows={6} />}
      {found.data && <Bars {...props} chart={chart} groups={found.data} />}
    </section>
  );
}

type BarsProps = PaneProps & { chart: Charted; groups: Parameters<typeof barsOf>[0] };

function Bars({ chart, groups, page, listing, onChange }: BarsProps) {
  const nameOf = useGroupName();
  const { level, measure } = chart;
  const { bars, most } = barsOf(groups, chart);
  if (bars.length === 0) return <NoRecords page={page} listing={listing} onChange={onChange} />;
  const open = (key: string | null) => {
    const filter = both(listing.filter, insideGroup([level], [key]));
    onChange({ as: null, by: null, of: null, filter: filter && JSON.stringify(filter) });
  };
  return (
    <ul className={styles.bars} aria-label={level.column.label}>
      {bars.map(({ group, size }) => {
        const key = group.keys[0] ?? null;
        return (
          <li key={key}>
            <button type="button" className={styles.bar} onClick={() => open(key)}>
              <span className={styles.name}>{nameOf(level, key, group.texts[0])}</span>
              <span className={styles.track} aria-hidden="true">
                <i style={{ width: `${most > 0 ? Math.max(0, (size / most) * 100) : 0}%` }} />
              </span>
              <span className={styles.value}>
                {measure ? <Sum field={measure.field} sum={group.measures[0] ?? "0"} /> : group.count}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
