import { LIST_OF, TYPES, type Type } from "./values";

/*
 * How operations say what they take and give, in a line that both sides of the product read:
 * `T, [T] -> boolean for T in text, number` takes a value and a list of the same; `?` marks what may be left out,
 * `...` what may be repeated, brackets a group that is; `or` parts alternatives.
 */

const MOST_ARGUMENTS = 100;
const EVERY = TYPES.filter((type) => type !== "null");

/** One argument has a type that the operation does not take. */
export class ArgumentError extends Error {
  constructor(
    readonly index: number,
    readonly expected: string,
  ) {
    super(`argument ${index} should be ${expected}`);
  }
}

/** What comes out, and the type each argument is taken as (null becomes what is needed). */
export interface Taken {
  result: Type;
  args: Type[];
}

interface Way {
  fixed: string[];
  optional: string[];
  group: string[];
  tail: string | null;
  result: string;
  domains: Record<string, Type[]>;
}

export interface Signature {
  text: string;
  ways: Way[];
  least: number;
  most: number;
}

export function signature(text: string): Signature {
  const ways = text.split(" or ").map(wayOf);
  const least = Math.min(...ways.map((way) => way.fixed.length + way.group.length));
  const most = Math.max(...ways.map(mostOf));
  return { text, ways, least, most };
}

function mostOf(way: Way): number {
  return way.group.length > 0 ? MOST_ARGUMENTS : way.fixed.length + way.optional.length;
}

/** The result for arguments of these types; throws which argument does not fit. */
export function take({ ways }: Signature, types: Type[]): Taken {
  const failures: ArgumentError[] = [];
  for (const way of ways) {
    const taken = takeOneWay(way, types);
    if (!(taken instanceof ArgumentError)) return taken;
    failures.push(taken);
  }
  const furthest = Math.max(...failures.map((failure) => failure.index));
  const wanted = failures
    .filter(({ index }) => index === furthest)
    .flatMap(({ expected }) => expected.split(" | "));
  throw new ArgumentError(furthest, [...new Set(wanted)].join(" | "));
}

type Bound = Record<string, Type>;

function takeOneWay(way: Way, types: Type[]): Taken | ArgumentError {
  const patterns = patternsOf(way, types.length);
  if (patterns === null) return new ArgumentError(-1, "");
  const bound: Bound = {};
  for (const [index, pattern] of patterns.entries()) {
    const given = types[index] ?? "null";
    if (given === "null") continue;
    const wanted = wantedBy(pattern, way, bound);
    if (!wanted.includes(given)) return new ArgumentError(index, wanted.join(" | "));
    if (isVariable(bare(pattern)))
      bound[bare(pattern)] = pattern === bare(pattern) ? given : elementOf(given);
  }
  return {
    result: resultOf(way, bound),
    args: patterns.map((pattern, index) => takenAs(pattern, types[index] ?? "null", way, bound)),
  };
}

/** What each of so many arguments has to be; null when it cannot be so many. */
export function patternsOf(way: Way, count: number): string[] | null {
  const { fixed, optional, group, tail } = way;
  if (count < fixed.length + group.length || count > mostOf(way)) return null;
  if (group.length === 0) return [...fixed, ...optional].slice(0, count);
  const rounds = Math.floor((count - fixed.length) / group.length);
  const rest = (count - fixed.length) % group.length;
  if (rest > 1 || (rest === 1 && tail === null)) return null;
  const repeated = Array.from({ length: rounds }, () => group).flat();
  return [...fixed, ...repeated, ...(rest === 1 && tail !== null ? [tail] : [])];
}

function wantedBy(pattern: string, way: Way, bound: Bound): Type[] {
  const name = bare(pattern);
  if (!isVariable(name)) return pattern === "any" ? EVERY : (pattern.split("|") as Type[]);
  const known = bound[name];
  const domain = known === undefined ? (way.domains[name] ?? EVERY) : [known];
  return pattern === name ? domain : domain.flatMap((type) => LIST_OF[type] ?? []);
}

function takenAs(pattern: string, given: Type, way: Way, bound: Bound): Type {
  if (given !== "null" || pattern === "any") return given;
  const name = bare(pattern);
  if (isVariable(name) && way.result === pattern && bound[name] === undefined) return "null";
  return wantedBy(pattern, way, bound)[0] ?? "null";
}

function resultOf(way: Way, bound: Bound): Type {
  const name = bare(way.result);
  if (!isVariable(name)) return way.result as Type;
  const type = bound[name];
  if (type === undefined) return "null";
  return name === way.result ? type : (LIST_OF[type] ?? "null");
}

function elementOf(list: Type): Type {
  return EVERY.find((type) => LIST_OF[type] === list) ?? "null";
}

function bare(pattern: string): string {
  return pattern.replace(/[[\]]/g, "");
}

function isVariable(name: string): boolean {
  return name.length === 1;
}

function wayOf(text: string): Way {
  const [call = "", domains = ""] = text.split(" for ");
  const [parameters = "", result = ""] = call.split(" -> ");
  const marked = parameters.replace(/([^\s,()]+)\.\.\./g, "($1)...");
  const repeated = /^(.*?)\(?([^(]+?)\)?\.\.\.(?:, (\S+)\?)?$/.exec(marked);
  const body = repeated ? (repeated[1] ?? "").replace(/, $/, "") : parameters;
  const names = body === "" ? [] : body.split(", ");
  return {
    fixed: names.filter((name) => !name.endsWith("?")),
    optional: names.filter((name) => name.endsWith("?")).map((name) => name.slice(0, -1)),
    group: repeated ? (repeated[2] ?? "").split(", ") : [],
    tail: repeated?.[3] ?? null,
    result,
    domains: Object.fromEntries(domains.split("; ").filter(Boolean).map(domainOf)),
  };
}

function domainOf(text: string): [string, Type[]] {
  const [name = "", types = ""] = text.split(" in ");
  return [name, types.split(", ") as Type[]];
}
