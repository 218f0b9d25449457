import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import type { Target } from "../content";
import { TargetFields } from "./TargetFields";

const API = "*/api/v1";
const team = (id: number, code: string, name: string) => ({
  id,
  code,
  name: { "zh-CN": name },
  department_id: 1,
  is_active: true,
  service_desk_of: [],
});
const WORDS = {
  facts: [
    { key: "answers.region", type: "text" as const },
    { key: "priority", type: "number" as const },
  ],
  nameOf: (key: string) => (key === "answers.region" ? "区域" : key),
  choicesOf: () => undefined,
};
const FULL: Target = {
  team: "network",
  strategy: "round_robin",
  needs: { 交换机: 3 },
  needs_from: ["answers.region"],
  // biome-ignore lint/suspicious/noThenProperty: the server's word for who is asked next; nobody awaits a target.
  then: ["desk"],
  accept_minutes: 45,
};

let kept: Target;

withFakeServer();

function Edited({ start }: { start: Target }) {
  const [target, setTarget] = useState(start);
  kept = target;
  return <TargetFields value={target} words={WORDS} onChange={setTarget} />;
}

function answer(): void {
  const teams = [team(1, "network", "网络组"), team(2, "desk", "服务台")];
  server.use(
    http.get(`${API}/teams`, () => HttpResponse.json(teams)),
    http.get(`${API}/roles`, () => HttpResponse.json([])),
    http.get(`${API}/skills`, () => HttpResponse.json([{ name: "交换机", people: 2 }])),
  );
}

test("where an order goes reads as one sentence", async () => {
  answer();

  renderPiece(<Edited start={FULL} />);

  expect(
    await screen.findByText(
      "派到 网络组，轮流；要求 交换机 3 级以上、工单里的区域；没有人能接时问 服务台；45 工作分钟内没有接单就收回。",
    ),
  ).toBeInTheDocument();
});

test("a skill is asked for by name and level, and taken away again", async () => {
  answer();
  const { user } = renderPiece(<Edited start={{ team: "network", strategy: "best_skill" }} />);

  await user.type(await screen.findByRole("combobox", { name: "技能、区域或产品" }), "路由器");
  await user.click(screen.getByRole("button", { name: "添加" }));
  expect(kept.needs).toEqual({ 路由器: 2 });

  await user.click(await screen.findByRole("button", { name: /路由器/ }));
  expect(kept).toEqual({ team: "network", strategy: "best_skill" });
});

test("taking back begins at half an hour", async () => {
  answer();
  const { user } = renderPiece(<Edited start={{ team: "network", strategy: "pool" }} />);

  await user.click(await screen.findByRole("switch", { name: "没有按时接单就收回" }));

  expect(kept.accept_minutes).toBe(30);
});
