import { expect, test } from "vitest";
import { expressionOf, wordsOf } from "./wording";

test.each([
  ["告警 {{host}}：{{text}}", 4],
  ["{{host}}", 0],
  ["没有变量", 0],
  ["", 0],
])("a text with places goes into an expression and back: %s", (words, parts) => {
  const made = expressionOf(words);

  expect("args" in made ? made.args.length : 0).toBe(parts);
  expect(wordsOf(made)).toBe(words);
});

test("an expression that says more is not shown as a text", () => {
  expect(wordsOf({ op: "upper", args: [{ field: "body.host" }] })).toBeNull();
});
