import { expect, test } from "vitest";
import document from "../../openapi.json";

const SOURCES = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.*", "!../testing/**"], {
  eager: true,
  query: "?raw",
  import: "default",
});

const METHODS: Record<string, string> = {
  read: "get",
  create: "post",
  put: "put",
  remove: "delete",
  upload: "post",
  address: "get",
};

/** The event stream is served before the API and is in no schema. */
const OUTSIDE = ["get /events"];

function bare(path: string): string {
  return (path.split("?")[0] ?? "").replace(/\$?\{[^}]*\}/g, "{}");
}

function known(): Set<string> {
  const paths: Record<string, object> = document.paths;
  return new Set(
    Object.entries(paths).flatMap(([path, acts]) =>
      Object.keys(acts).map((method) => `${method} ${bare(path.replace("/api/v1", ""))}`),
    ),
  );
}

function called(source: string): string[] {
  const direct = source.matchAll(
    /\b(read|create|put|remove|upload|address)(?:<[^()]*?>)?\(\s*["`](\/[^"`]*)["`]/g,
  );
  const onOrder = source.matchAll(/\b(create|put|remove)\(\s*(?:\n\s*)?at\("([^"]*)"\)/g);
  return [
    ...[...direct].map(([, act, path]) => `${METHODS[act ?? ""]} ${bare(path ?? "")}`),
    ...[...onOrder].map(([, act, rest]) => `${METHODS[act ?? ""]} ${bare(`/work-orders/{number}${rest}`)}`),
  ];
}

test("every address that the pages call is one that the server has", () => {
  const there = known();

  const strangers = Object.values(SOURCES)
    .flatMap(called)
    .filter((call) => !there.has(call) && !OUTSIDE.includes(call));

  expect(strangers).toEqual([]);
});
