import { screen, within } from "@testing-library/react";
import axe from "axe-core";
import { expect, test } from "vitest";
import english from "@/locales/en/forms.json";
import chinese from "@/locales/zh-CN/forms.json";
import { renderRoutes } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
import { allKinds } from "../kinds";
import { routes } from "../routes";
import { specimenOf } from "../specimen/fields";

withFakeServer();

const FILES = Object.keys(import.meta.glob("../fields/*.tsx")).map((path) =>
  path.replace(/^.*\/(\w+)\.tsx$/, "$1"),
);

test("every kind is one file, registered, named and explained in both languages, and on show", () => {
  const keys = allKinds().map(({ key }) => key);

  expect([...keys].sort()).toEqual([...FILES].sort());
  expect(keys.filter((key) => !(`fields.kind.${key}` in chinese && `fields.kind.${key}` in english))).toEqual(
    [],
  );
  expect(
    keys.filter((key) => !(`fields.kind_hint.${key}` in chinese && `fields.kind_hint.${key}` in english)),
  ).toEqual([]);
  expect(keys.filter((key) => specimenOf(key).label.en === key)).toEqual([]);
});

test("a builder sees each kind filled in, without a serious fault of access", async () => {
  const { container } = renderRoutes(routes, "/build/fields");

  expect(await screen.findByText("3 号注塑机")).toBeVisible();
  expect(await screen.findByText("1,320.00", { selector: ".rows-total" })).toBeVisible();
  expect(within(screen.getByRole("article", { name: "金额" })).getByText("陆仟肆佰捌拾元整")).toBeVisible();

  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, "frame-tested": { enabled: false } },
    iframes: false,
  });
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])).toEqual([]);
});
