import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { Branch } from "../../definition";
import { freeKey } from "../identity";
import { OriginEditor, originOf } from "./OriginEditor";
import type { EditorProps } from "./simple";

const DEEPEST = 5;

function keysIn(branches: readonly Branch[]): string[] {
  return branches.flatMap(({ key, children }) => [key, ...keysIn(children ?? [])]);
}

/** The tree with one branch changed, or without it. */
export function withBranch(
  branches: readonly Branch[],
  path: readonly number[],
  change: (branch: Branch) => Branch | null,
): Branch[] {
  const [place, ...below] = path;
  return branches.flatMap((branch, index) => {
    if (index !== place) return [branch];
    if (below.length === 0) return change(branch) ?? [];
    return [{ ...branch, children: withBranch(branch.children ?? [], below, change) }];
  });
}

/** Choices under choices, as an outline. */
export function TreeEditor(props: EditorProps<"tree">) {
  const { id, field, isDisabled } = props;
  return (
    <div className={styles.stack}>
      <OriginEditor id={id} field={field} own="tree" isDisabled={isDisabled} />
      {originOf(field) === "own" && <OwnTree {...props} />}
    </div>
  );
}

function OwnTree({ value, onChange, isDisabled }: EditorProps<"tree">) {
  const { t } = useTranslation();
  const tree = Array.isArray(value) ? (value as Branch[]) : [];
  const fresh = (): Branch => ({ key: freeKey(new Set(keysIn(tree))), label: {} });
  const change = (path: readonly number[], how: (branch: Branch) => Branch | null) =>
    onChange(withBranch(tree, path, how));
  return (
    <div className={styles.options}>
      <ol>
        <Branches branches={tree} path={[]} isDisabled={isDisabled} fresh={fresh} change={change} />
      </ol>
      {!isDisabled && (
        <div className={styles.acts}>
          <Button size="s" icon="plus" onClick={() => onChange([...tree, fresh()])}>
            {t("designer.add_branch")}
          </Button>
        </div>
      )}
    </div>
  );
}

type BranchesProps = {
  branches: readonly Branch[];
  path: readonly number[];
  isDisabled: boolean;
  fresh: () => Branch;
  change: (path: readonly number[], how: (branch: Branch) => Branch | null) => void;
};

function Branches({ branches, path, isDisabled, fresh, change }: BranchesProps) {
  const { t } = useTranslation();
  const text = useText();
  return branches.map((branch, index) => {
    const here = [...path, index];
    const name = text(branch.label) || branch.key;
    return [
      <li key={branch.key} style={{ paddingLeft: path.length * 18 }}>
        <WordsInput
          id={`branch-${branch.key}`}
          label={t("designer.option_name", { key: branch.key })}
          value={branch.label}
          isDisabled={isDisabled}
          onChange={(label) => change(here, (one) => ({ ...one, label: label ?? {} }))}
        />
        {path.length < DEEPEST - 1 && (
          <IconButton
            icon="plus"
            isSmall
            disabled={isDisabled}
            label={t("designer.below_of", { name })}
            onClick={() => change(here, (one) => ({ ...one, children: [...(one.children ?? []), fresh()] }))}
          />
        )}
        <IconButton
          icon="close"
          isSmall
          disabled={isDisabled}
          label={t("designer.drop_of", { name })}
          onClick={() => change(here, () => null)}
        />
      </li>,
      <Branches
        key={`${branch.key}-below`}
        branches={branch.children ?? []}
        path={here}
        isDisabled={isDisabled}
        fresh={fresh}
        change={change}
      />,
    ];
  });
}
