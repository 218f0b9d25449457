import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { IconButton } from "@/ui/Button";
import { AddChip } from "@/ui/FilterChip";
import { Segments } from "@/ui/Segments";
import type { Column } from "../columns";
import { firstTest, type How, howsOf, type Test } from "../filters";
import { useSentences } from "../sentences";
import type { Branch, Leaf, Tree } from "../tree";
import styles from "./Filter.module.css";
import { FilterValue } from "./FilterValue";
import { ColumnSelect } from "./OrderTools";

type FilterTreeProps = {
  tree: Tree;
  columns: readonly Column[];
  onChange: (tree: Tree) => void;
};

/** Conditions and groups of conditions, one inside another. */
export function FilterTree(props: FilterTreeProps) {
  return (
    <div className={styles.tree}>
      <Group {...props} depth={0} />
    </div>
  );
}

const DEEPEST = 2;

type GroupProps = FilterTreeProps & { depth: number; onRemove?: () => void };

function Group({ tree, columns, onChange, depth, onRemove }: GroupProps) {
  const { t } = useTranslation();
  const [first] = columns;
  const setBranch = (place: number, branch: Branch | null) =>
    onChange({
      ...tree,
      branches: tree.branches.flatMap((one, at) => (at === place ? (branch ?? []) : [one])),
    });
  const add = (branch: Branch) => onChange({ ...tree, branches: [...tree.branches, branch] });
  return (
    <div className={styles.group} role="group" aria-label={t(`records.join_${tree.join}`)}>
      <div className={styles.join}>
        <Segments
          label={t("records.join")}
          value={tree.join}
          onChange={(join) => onChange({ ...tree, join })}
          segments={[
            { value: "and", label: t("records.join_and") },
            { value: "or", label: t("records.join_or") },
          ]}
        />
        {onRemove && <IconButton icon="close" isSmall label={t("records.remove_group")} onClick={onRemove} />}
      </div>
      {tree.branches.map((branch, place) => {
        if (branch.kind === "group") {
          return (
            <Group
              key={place}
              tree={branch}
              columns={columns}
              depth={depth + 1}
              onChange={(next) => setBranch(place, { kind: "group", ...next })}
              onRemove={() => setBranch(place, null)}
            />
          );
        }
        return (
          <LineOf
            key={place}
            leaf={branch}
            columns={columns}
            onChange={(next) => setBranch(place, next)}
            onRemove={() => setBranch(place, null)}
          />
        );
      })}
      <div className={styles.acts}>
        {first && (
          <AddChip onClick={() => add({ kind: "test", test: firstTest(first) })}>
            {t("records.add_condition")}
          </AddChip>
        )}
        {first && depth < DEEPEST && (
          <AddChip
            onClick={() =>
              add({
                kind: "group",
                join: tree.join === "and" ? "or" : "and",
                branches: [{ kind: "test", test: firstTest(first) }],
              })
            }
          >
            {t("records.add_group")}
          </AddChip>
        )}
      </div>
    </div>
  );
}

type LineOfProps = {
  leaf: Leaf;
  columns: readonly Column[];
  onChange: (leaf: Leaf) => void;
  onRemove: () => void;
};

function LineOf({ leaf, columns, onChange, onRemove }: LineOfProps) {
  const { t } = useTranslation();
  const column = leaf.kind === "test" ? columns.find(({ code }) => code === leaf.test.code) : undefined;
  if (leaf.kind === "other" || !column) {
    return (
      <div className={styles.line}>
        <span style={{ gridColumn: "1 / 4" }}>
          {leaf.kind === "other" && <Fixed node={leaf.node} columns={columns} />}
        </span>
        <IconButton icon="close" isSmall label={t("conditions.remove")} onClick={onRemove} />
      </div>
    );
  }
  const { test } = leaf;
  const set = (next: Test) => onChange({ kind: "test", test: next });
  return (
    <div className={styles.line}>
      <ColumnSelect
        columns={columns}
        value={test.code}
        label={t("conditions.fact")}
        onChange={(next) => set(firstTest(next))}
      />
      <HowSelect column={column} test={test} onChange={set} />
      <FilterValue column={column} test={test} isNarrow onChange={(values) => set({ ...test, values })} />
      <IconButton icon="close" isSmall label={t("conditions.remove")} onClick={onRemove} />
    </div>
  );
}

function Fixed({ node, columns }: { node: Expression; columns: readonly Column[] }) {
  const say = useSentences(columns);
  const { about, what } = say(node);
  return (
    <>
      {about} {what}
    </>
  );
}

type HowSelectProps = { column: Column; test: Test; onChange: (test: Test) => void; isBare?: boolean };

export function HowSelect({ column, test, onChange, isBare }: HowSelectProps) {
  const { t } = useTranslation();
  return (
    <Select<How>
      size={isBare ? "small" : undefined}
      variant={isBare ? "borderless" : undefined}
      aria-label={t("conditions.how")}
      value={test.how}
      onChange={(how) =>
        onChange({ ...test, how, values: how === test.how ? test.values : keptValues(test, how) })
      }
      options={howsOf(column).map((how) => ({ value: how, label: t(`records.op_${how}`) }))}
    />
  );
}

function keptValues({ values }: Test, how: How): string[] {
  return how === "is_empty" || how === "not_empty" ? [] : values;
}
