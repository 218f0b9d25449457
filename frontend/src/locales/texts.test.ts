import { expect, test } from "vitest";
// @ts-expect-error a plain script without types, shared with the command line
import { check } from "../../scripts/texts.mjs";

test("both languages say the same things, and nothing is empty or left over", () => {
  expect(check()).toEqual([]);
});
