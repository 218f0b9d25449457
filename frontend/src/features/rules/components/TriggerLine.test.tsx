import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
import type { FactWords } from "@/ui/conditions/words";
import type { TriggerRule } from "../content";
import { RuleRows } from "./RuleList";
import { TriggerLine } from "./TriggerLine";

withFakeServer();

const WORDS: FactWords = {
  facts: [{ key: "priority", type: "number" }],
  nameOf: (key) => ({ priority: "优先级", is_vip: "是贵宾的工单" })[key] ?? key,
  choicesOf: (key) => (key === "priority" ? [{ value: "1", label: "P1" }] : undefined),
};

const RULE: TriggerRule = {
  key: "r",
  name: { "zh-CN": "升级" },
  on: [
    { event: "changed", field: "priority", to: 1 },
    { event: "rated", at_most: 2 },
  ],
  if: { op: "=", args: [{ field: "priority" }, { value: 1 }] },
  // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
  then: [
    { do: "tag", add: ["急"] },
    { do: "priority", priority: 1 },
  ],
};

test("a rule reads as one sentence", async () => {
  const { container } = renderPiece(<TriggerLine rule={RULE} words={WORDS} application="it" />);

  await screen.findByText("加标签 急");

  expect(container.textContent).toBe(
    "当 “优先级”被改，变成 P1或评分不高于 2，并且 优先级 是 P1，就 加标签 急，再定为 P1。",
  );
});

test("a rule is moved by its buttons", async () => {
  const moved: string[][] = [];
  const rules = [
    { key: "a", name: { "zh-CN": "甲" } },
    { key: "b", name: { "zh-CN": "乙" } },
  ];
  const { user } = renderPiece(
    <RuleRows
      label="规则"
      rules={rules}
      line={() => null}
      onChange={(next) => moved.push(next.map((rule) => rule.key))}
      onEdit={() => undefined}
    />,
  );

  await user.click(await screen.findByRole("button", { name: "下移：甲" }));

  expect(moved).toEqual([["b", "a"]]);
});
