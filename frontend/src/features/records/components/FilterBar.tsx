import { Input, Popover } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { kindOf } from "@/features/forms/registry";
import type { Expression } from "@/lib/expressions/operation";
import { Button } from "@/ui/Button";
import { AddChip, FilterChip } from "@/ui/FilterChip";
import { Search } from "@/ui/Filters";
import { Icon } from "@/ui/icons";
import { useShortcuts } from "@/ui/shortcuts";
import type { Column } from "../columns";
import { expressionOf, firstTest, isFilterable, isWhole, type Test, testOf } from "../filters";
import { type Change, conjunction, conjuncts, type Listing } from "../listing";
import { useSentences } from "../sentences";
import { expressionOfTree, type Tree, treeOf } from "../tree";
import styles from "./Filter.module.css";
import { FilterTree, HowSelect } from "./FilterTree";
import { FilterValue } from "./FilterValue";
import tools from "./Tools.module.css";

type FilterBarProps = {
  columns: readonly Column[];
  listing: Listing;
  onChange: Change;
  setFilter: (filter: Expression | null) => void;
  children?: ReactNode;
};

/** Words and conditions of the list, each a sentence that can be changed or taken away. */
export function FilterBar({ columns, listing, onChange, setFilter, children }: FilterBarProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const parts = conjuncts(listing.filter);
  const offered = columns.filter(isFilterable);
  useShortcuts({ "/": () => bar.current?.querySelector("input")?.focus() });
  const replace = (place: number, node: Expression | null) =>
    setFilter(conjunction(parts.flatMap((one, at) => (at === place ? (node ?? []) : [one]))));
  return (
    <div className={tools.bar} ref={bar}>
      <div className={tools.search}>
        <Search label={t("records.search")} value={listing.words} onChange={(q) => onChange({ q }, true)} />
      </div>
      <div className={tools.chips}>
        {parts.map((part, place) => (
          <Part key={place} node={part} columns={offered} onChange={(node) => replace(place, node)} />
        ))}
        <AddPart columns={offered} filter={listing.filter} onWhole={setFilter} />
        {parts.length > 1 && (
          <Button kind="text" size="s" onClick={() => setFilter(null)}>
            {t("filter.clear")}
          </Button>
        )}
      </div>
      {children && <div className={tools.tools}>{children}</div>}
    </div>
  );
}

type PartProps = {
  node: Expression;
  columns: readonly Column[];
  onChange: (node: Expression | null) => void;
};

function Part({ node, columns, onChange }: PartProps) {
  const [isOpen, setOpen] = useState(false);
  const { about, what } = useSentences(columns)(node);
  const test = testOf(node, columns);
  const column = columns.find(({ code }) => code === test?.code);
  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => !open && setOpen(false)}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        test && column ? (
          <OneTest first={test} column={column} onChange={onChange} onDone={() => setOpen(false)} />
        ) : (
          <WholeTree filter={node} columns={columns} onChange={onChange} onDone={() => setOpen(false)} />
        )
      }
    >
      <span>
        <FilterChip label={about} onEdit={() => setOpen(true)} onRemove={() => onChange(null)}>
          {what}
        </FilterChip>
      </span>
    </Popover>
  );
}

const PAUSE = 250;

/** One comparison, in force as soon as it says enough. */
function OneTest({ first, column, onChange, onDone, onBack }: OneTestProps) {
  const { t } = useTranslation();
  const [test, setTest] = useState(first);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (test === first || !isWhole(test)) return;
    const timer = setTimeout(() => latest.current(expressionOf(test, column)), PAUSE);
    return () => clearTimeout(timer);
  }, [test, first, column]);
  return (
    <form
      className={styles.test}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(test)) latest.current(expressionOf(test, column));
        onDone();
      }}
    >
      <header>
        {onBack && <Button kind="text" size="s" icon="back" aria-label={t("filter.back")} onClick={onBack} />}
        <b>{column.label}</b>
        <HowSelect column={column} test={test} onChange={setTest} isBare />
      </header>
      <FilterValue
        column={column}
        test={test}
        autoFocus
        onChange={(values) => setTest({ ...test, values })}
      />
    </form>
  );
}

type OneTestProps = {
  first: Test;
  column: Column;
  onChange: (node: Expression) => void;
  onDone: () => void;
  onBack?: () => void;
};

type AddPartProps = {
  columns: readonly Column[];
  filter: Expression | null;
  onWhole: (filter: Expression | null) => void;
};

function AddPart({ columns, filter, onWhole }: AddPartProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<"closed" | "list" | "tree" | Column>("closed");
  const [before, setBefore] = useState<Expression | null>(null);
  function close(): void {
    setState("closed");
  }
  const add = (node: Expression) => onWhole(conjunction([...conjuncts(before), node]));
  const content =
    state === "list" || state === "closed" ? (
      <FieldList columns={columns} onPick={setState} onTree={() => setState("tree")} />
    ) : state === "tree" ? (
      <WholeTree filter={filter} columns={columns} onChange={onWhole} onDone={close} />
    ) : (
      <OneTest
        first={firstTest(state)}
        column={state}
        onChange={add}
        onDone={close}
        onBack={() => setState("list")}
      />
    );
  return (
    <Popover
      open={state !== "closed"}
      onOpenChange={(open) => {
        setBefore(filter);
        setState(open ? "list" : "closed");
      }}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={content}
    >
      <AddChip>{t("filter.add")}</AddChip>
    </Popover>
  );
}

type FieldListProps = { columns: readonly Column[]; onPick: (column: Column) => void; onTree: () => void };

function FieldList({ columns, onPick, onTree }: FieldListProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const found = columns.filter(({ label }) => label.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <div className={tools.pick}>
      <Input
        autoFocus
        aria-label={t("records.find_column")}
        placeholder={t("records.find_column")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={() => found[0] && onPick(found[0])}
      />
      {found.map((column) => (
        <button key={column.code} type="button" onClick={() => onPick(column)}>
          <Icon name={kindOf(column.field.kind).icon} size={14} />
          <span>{column.label}</span>
        </button>
      ))}
      <hr />
      <button type="button" onClick={onTree}>
        <Icon name="branch" size={14} />
        <span>{t("records.conditions")}</span>
      </button>
    </div>
  );
}

type WholeTreeProps = {
  filter: Expression | null;
  columns: readonly Column[];
  onChange: (filter: Expression | null) => void;
  onDone: () => void;
};

/** The whole filter with its groups, in force at one press. */
function WholeTree({ filter, columns, onChange, onDone }: WholeTreeProps) {
  const { t } = useTranslation();
  const [tree, setTree] = useState<Tree>(() => begun(treeOf(filter, columns), columns));
  return (
    <div className={tools.popover}>
      <FilterTree tree={tree} columns={columns} onChange={setTree} />
      <footer>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        <Button
          kind="primary"
          onClick={() => {
            onChange(expressionOfTree(tree, columns));
            onDone();
          }}
        >
          {t("records.apply")}
        </Button>
      </footer>
    </div>
  );
}

function begun(tree: Tree, columns: readonly Column[]): Tree {
  const [first] = columns;
  if (tree.branches.length > 0 || !first) return tree;
  return { ...tree, branches: [{ kind: "test", test: firstTest(first) }] };
}
