import { currentLanguage, hasText, inLanguage, isText, say } from "@/lib/i18n";

export type Facts = Record<string, unknown>;
export type InputProblem = { path: string; code: string; facts?: Facts };

/** What the server refused, or that it could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Facts;

  constructor(problem: { status: number; code: string; message?: string; facts?: Facts }) {
    super(problem.message ?? problem.code);
    this.name = "Problem";
    this.status = problem.status;
    this.code = problem.code;
    this.facts = problem.facts ?? {};
  }

  /** The single inputs that were refused, keyed by where they stand. */
  get inputs(): InputProblem[] {
    const problems = this.facts.problems;
    return Array.isArray(problems) ? (problems as InputProblem[]) : [];
  }
}

type Body = { code?: string; message?: string; facts?: Facts };

export function problemOf(status: number, body: unknown): Problem {
  const told = (typeof body === "object" && body !== null ? body : {}) as Body;
  return new Problem({
    status,
    code: told.code ?? `http.${status}`,
    message: told.message,
    facts: told.facts,
  });
}

/** Says in the person's language what went wrong and what to do. */
export function sentence(error: unknown): string {
  if (!(error instanceof Problem)) return say("errors.unexpected");
  const inputs = error.inputs;
  if (inputs.length > 0) return inputs.map(inputSentence).join(" ");
  return sentenceFor(error.code, error.facts, error.message);
}

export function inputSentence(problem: InputProblem): string {
  return sentenceFor(problem.code, problem.facts ?? {}, "");
}

function sentenceFor(code: string, facts: Facts, message: string): string {
  const key = `errors.${code}`;
  if (hasText(key)) return say(key, shown(facts));
  if (message && message !== code) return message;
  return say("errors.unexpected");
}

function shown(facts: Facts): Facts {
  const language = currentLanguage();
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, isText(value) ? inLanguage(value, language) : value]),
  );
}
