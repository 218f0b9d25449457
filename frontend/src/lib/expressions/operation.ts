import { mismatch } from "./comparing";
import { ArgumentError, type Signature, signature, take } from "./signatures";
import type { Surroundings } from "./surroundings";
import {
  type Day,
  type Decimal,
  ExpressionRefusal,
  read,
  type Type,
  typed,
  typeOf,
  type Value,
} from "./values";

export type Expression =
  | { op: string; args: Expression[]; fn_version?: number; zero_if_null?: boolean }
  | { field: string }
  | { value: unknown; type?: Type };

/** The values an expression reads, before and now, and what surrounds them. */
export interface Scope {
  field: (name: string) => Value;
  /** The image before the change; null when there is none. */
  before: ((name: string) => Value) | null;
  /** A stored value as the type that its name has. */
  readAs: (name: string, raw: unknown) => Value;
  surroundings: Surroundings;
}

export type Part = (scope: Scope) => Value;
export type Shape = "any" | "field" | "places" | "pattern" | "name";
type Build = (parts: Part[], nodes: Expression[], operation: Operation) => Part;

/** One operation; with `mayZero` an expression may ask that empty numbers count as zero in it. */
export interface Operation {
  name: string;
  signature: Signature;
  build: Build;
  shapes: Shape[];
  mayZero: boolean;
  version: number;
}

interface More {
  shapes?: Shape[];
  mayZero?: boolean;
  version?: number;
}

export function operation(name: string, takes: string, build: Build, more: More = {}): Operation {
  const { shapes = [], mayZero = false, version = 1 } = more;
  return { name, signature: signature(takes), build, shapes, mayZero, version };
}

/** A function that names what it takes; the signature has checked that it gets that. */
type Answer<Before extends unknown[] = []> = (...given: [...Before, ...never[]]) => Value;

/** An operation that gives null as soon as one argument is null. */
export function strict(answer: Answer): Build {
  return eager((values) => (values.includes(null) ? null : answer(...(values as never[]))));
}

/** A strict operation that is told the scope first. */
export function strictIn(answer: Answer<[scope: Scope]>): Build {
  return eager((values, scope) => (values.includes(null) ? null : answer(scope, ...(values as never[]))));
}

/** An operation that looks at nulls itself. */
export function total(answer: Answer): Build {
  return eager((values) => answer(...(values as never[])));
}

function eager(answer: (values: Value[], scope: Scope) => Value): Build {
  return (parts, _nodes, called) => {
    const fits = new Set<string>();
    return (scope) => {
      const values = parts.map((part) => part(scope));
      const types = values.map(typeOf);
      const shape = types.join();
      if (!fits.has(shape)) {
        requireTypes(called, types);
        fits.add(shape);
      }
      return answer(values, scope);
    };
  };
}

function requireTypes({ name, signature: takes }: Operation, types: Type[]): void {
  try {
    take(takes, types);
  } catch (wrong) {
    if (!(wrong instanceof ArgumentError)) throw wrong;
    const actual = types[wrong.index];
    throw new ExpressionRefusal("expressions.type_mismatch", { op: name, expected: wrong.expected, actual });
  }
}

export function truth(op: string, value: Value): boolean {
  return value === null || typeof value === "boolean" ? value === true : mismatch(op, "boolean", value);
}

export function fixedValue(node: { value: unknown; type?: Type }): Value {
  return node.type === undefined ? typed(node.value) : read(node.value, node.type);
}

/** A number cut to a whole one within bounds. */
export function wholeOf(number: Decimal, least: number, most: number): number {
  if (number.lt(least)) return least;
  return number.gt(most) ? most : number.trunc().toNumber();
}

export function isDay(value: Value): value is Day {
  return typeOf(value) === "date";
}
