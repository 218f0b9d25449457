import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { Branch } from "../definition";

interface LevelsProps {
  id: string;
  tree: Branch[];
  path: string[];
  /** How deep one may choose. */
  depth?: number;
  onChange: (path: string[]) => void;
  labels?: string[];
  invalid?: boolean;
  describedBy?: string;
}

/** A path chosen step by step: each list offers what belongs to the choice before it. */
export function Levels({
  id,
  tree,
  path,
  depth = 10,
  onChange,
  labels = [],
  invalid,
  describedBy,
}: LevelsProps) {
  const { t } = useTranslation();
  const text = useText();
  const lists = listsAlong(tree, path).slice(0, depth);
  return (
    <div className="levels">
      {lists.map((branches, level) => (
        <select
          key={level}
          id={level === 0 ? id : `${id}-${level}`}
          className="field-box"
          aria-label={labels[level] ?? t("fields.level", { level: level + 1 })}
          value={path[level] ?? ""}
          onChange={({ target: { value } }) =>
            onChange(value ? [...path.slice(0, level), value] : path.slice(0, level))
          }
          aria-invalid={invalid}
          aria-describedby={describedBy}
        >
          <option value="">{labels[level] ?? t("fields.choose")}</option>
          {branches.map(({ key, label }) => (
            <option key={key} value={key}>
              {text(label)}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}

function listsAlong(tree: Branch[], path: string[]): Branch[][] {
  const lists = [tree];
  let here = tree;
  for (const key of path) {
    const children = here.find((branch) => branch.key === key)?.children ?? [];
    if (children.length === 0) break;
    lists.push(children);
    here = children;
  }
  return lists;
}

/** The branches along a path; shorter where the tree no longer has them. */
export function branchesAlong(tree: Branch[], path: string[]): Branch[] {
  const found: Branch[] = [];
  let here: Branch[] = tree;
  for (const key of path) {
    const branch = here.find((candidate) => candidate.key === key);
    if (!branch) break;
    found.push(branch);
    here = branch.children ?? [];
  }
  return found;
}
