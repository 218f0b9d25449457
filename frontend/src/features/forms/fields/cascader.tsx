import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Combo } from "../components/Combo";
import { branchesAlong, Levels } from "../components/Levels";
import type { Branch, FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";

const MOST_FOUND = 60;
const BETWEEN = " / ";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const tree = useTree(field);
  const path = pathOf(value);
  const keep = (next: string[]) => onChange(next.length > 0 ? next : null);
  if (field.display === "levels") {
    return <Levels {...{ id, tree, path, invalid, describedBy }} onChange={keep} />;
  }
  return <FoundBranch {...{ field, id, tree, path, invalid, describedBy }} onChange={keep} />;
}

interface FoundBranchProps extends Pick<FieldInputProps, "field" | "id" | "invalid" | "describedBy"> {
  tree: Branch[];
  path: string[];
  onChange: (path: string[]) => void;
}

/** The whole tree as one list, each line with its way from the root; typed words narrow it. */
function FoundBranch({ field, id, tree, path, onChange, invalid, describedBy }: FoundBranchProps) {
  const { t } = useTranslation();
  const text = useText();
  const [words, setWords] = useState<string | null>(null);
  const lines = useMemo(() => linesOf(tree, field.leaf_only === true, text), [tree, field.leaf_only, text]);
  const sought = (words ?? "").trim().toLowerCase();
  const found = lines.filter(({ label }) => label.toLowerCase().includes(sought));
  return (
    <Combo
      id={id}
      words={words}
      onWords={setWords}
      items={words === null ? [] : found.slice(0, MOST_FOUND)}
      keyOf={({ path: way }) => way.join(".")}
      draw={({ label, depth }) => (
        <span style={{ paddingInlineStart: sought || field.leaf_only ? 0 : depth * 14 }}>
          {sought || field.leaf_only ? label : label.split(BETWEEN).at(-1)}
        </span>
      )}
      onPick={({ path: way }) => onChange(way)}
      onClear={() => onChange([])}
      onFocus={() => setWords("")}
      rest={branchesAlong(tree, path)
        .map(({ label }) => text(label))
        .join(BETWEEN)}
      placeholder={text(field.placeholder) || t("fields.choose")}
      nothing={t("fields.nothing_found")}
      icon="search"
      invalid={invalid}
      describedBy={describedBy}
      isRequired={field.required}
    />
  );
}

interface Line {
  path: string[];
  label: string;
  depth: number;
}

function linesOf(tree: Branch[], isLeafOnly: boolean, text: (label: Branch["label"]) => string): Line[] {
  const walk = (branches: Branch[], above: Line | null): Line[] =>
    branches.flatMap((branch) => {
      const label = above ? above.label + BETWEEN + text(branch.label) : text(branch.label);
      const line = { path: [...(above?.path ?? []), branch.key], label, depth: above ? above.depth + 1 : 0 };
      const below = walk(branch.children ?? [], line);
      return isLeafOnly && below.length > 0 ? below : [line, ...below];
    });
  return walk(tree, null);
}

export function Display({ field, value, display }: FieldDisplayProps) {
  return <span>{useWords(field, value, display)}</span>;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  return <span className="cell">{useWords(field, value, display)}</span>;
}

function useWords(
  field: FieldDefinition,
  value: FieldDisplayProps["value"],
  display: string | null | undefined,
): string {
  const text = useText();
  const tree = useTree(field);
  const path = pathOf(value);
  const branches = branchesAlong(tree, path);
  return display ?? path.map((key, index) => text(branches[index]?.label) || key).join(BETWEEN);
}

function useTree(field: FieldDefinition): Branch[] {
  const { treeOf } = useOutside();
  const isElsewhere = field.tree === undefined && treeOf !== undefined;
  const { data } = useQuery({
    queryKey: ["forms", "tree", field.id, field.dictionary],
    queryFn: () => treeOf?.(field) ?? [],
    enabled: isElsewhere,
    staleTime: 5 * 60_000,
  });
  return field.tree ?? data ?? [];
}

function pathOf(value: FieldDisplayProps["value"]): string[] {
  return Array.isArray(value) ? value.filter((key) => typeof key === "string") : [];
}
