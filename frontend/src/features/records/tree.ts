import type { Expression } from "@/lib/expressions/operation";
import type { Column } from "./columns";
import { expressionOf, isWhole, type Test, testOf } from "./filters";

/** A filter as a tree that people build: comparisons, and groups of them that hold all or any. */
export type Tree = { join: "and" | "or"; branches: Branch[] };
export type Leaf = { kind: "test"; test: Test } | { kind: "other"; node: Expression };
export type Branch = Leaf | ({ kind: "group" } & Tree);

export function treeOf(node: Expression | null, columns: readonly Column[]): Tree {
  if (!node) return { join: "and", branches: [] };
  if ("op" in node && (node.op === "and" || node.op === "or") && !testOf(node, columns)) {
    return { join: node.op, branches: node.args.map((part) => branchOf(part, columns)) };
  }
  return { join: "and", branches: [branchOf(node, columns)] };
}

function branchOf(node: Expression, columns: readonly Column[]): Branch {
  const test = testOf(node, columns);
  if (test) return { kind: "test", test };
  if ("op" in node && (node.op === "and" || node.op === "or"))
    return { kind: "group", ...treeOf(node, columns) };
  return { kind: "other", node };
}

/** The tree as a condition; comparisons that are not finished yet are left out. */
export function expressionOfTree(tree: Tree, columns: readonly Column[]): Expression | null {
  const parts = tree.branches.flatMap((branch) => partOf(branch, columns) ?? []);
  const [only] = parts;
  return parts.length > 1 ? { op: tree.join, args: parts } : (only ?? null);
}

function partOf(branch: Branch, columns: readonly Column[]): Expression | null {
  if (branch.kind === "group") return expressionOfTree(branch, columns);
  if (branch.kind === "other") return branch.node;
  const column = columns.find(({ code }) => code === branch.test.code);
  return column && isWhole(branch.test) ? expressionOf(branch.test, column) : null;
}
