import { inputSentence, Problem } from "./problem";

/** What is wrong with one input of a refused change; the path's end is enough to know it. */
export function problemAt(error: unknown, path: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.inputs.find((input) => input.path === path || input.path.endsWith(`.${path}`));
  return found && inputSentence(found);
}

/** The refusal, unless it is shown at one of these inputs already. */
export function elsewhere(error: unknown, paths: readonly string[]): unknown {
  return paths.some((path) => problemAt(error, path) !== undefined) ? null : error;
}
