import { expect, test } from "vitest";
import { COLORS, readTokens, themeOf } from "./theme";
import tokensCss from "./tokens.css?raw";

test("both themes give Ant Design exactly the colors of the style sheet", () => {
  const tokens = readTokens(tokensCss);

  for (const appearance of ["light", "dark"] as const) {
    const given = themeOf(appearance).token as Record<string, unknown>;
    for (const [token, ours] of Object.entries(COLORS)) expect(given[token]).toBe(tokens[appearance][ours]);
  }
});

test("dark text stands on the accent in the dark theme", () => {
  const light = themeOf("light").components?.Button?.primaryColor;
  const dark = themeOf("dark").components?.Button?.primaryColor;

  expect([light, dark]).toEqual(["#ffffff", "#06252a"]);
});
