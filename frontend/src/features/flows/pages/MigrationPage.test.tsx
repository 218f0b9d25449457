import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import MigrationPage from "./MigrationPage";

withFakeServer();

const ROOM = { timeout: 15_000 };
const name = (text: string) => ({ "zh-CN": text });

const TRIAL = {
  from_no: 1,
  to_no: 2,
  steps: [
    { key: "assess", kind: "handling", name: name("技术评估"), orders: 1, target: "", choices: ["look"] },
    { key: "repair", kind: "handling", name: name("维修"), orders: 2, target: "repair", choices: ["repair"] },
  ],
  targets: { look: name("看现场"), repair: name("维修") },
  total: 3,
  can_go: 2,
  orders: [
    {
      instance_id: 1,
      number: "RP-1",
      title: "空压机",
      steps: ["assess"],
      hindrances: [{ code: "workorders.move_unmapped", step: "assess", target: "" }],
    },
    { instance_id: 2, number: "RP-2", title: "行车", steps: ["repair"], hindrances: [] },
    { instance_id: 3, number: "", title: "", steps: ["repair"], hindrances: [] },
  ],
};

function open(versions: object[]) {
  const sent = { trials: [] as object[], moves: [] as object[] };
  server.use(
    http.get("*/api/v1/processes/repair", () =>
      HttpResponse.json({ code: "repair", application: "FM", name: name("设备维修"), no: 2 }),
    ),
    http.get("*/api/v1/processes/repair/versions", () => HttpResponse.json({ items: versions })),
    http.get("*/api/v1/processes/repair/migrations", () => HttpResponse.json([])),
    http.post("*/api/v1/processes/repair/migration-trials", async ({ request }) => {
      sent.trials.push((await request.json()) as object);
      return HttpResponse.json(TRIAL);
    }),
    http.post("*/api/v1/processes/repair/migrations", async ({ request }) => {
      sent.moves.push((await request.json()) as object);
      return HttpResponse.json({ brief: {}, orders: [] }, { status: 201 });
    }),
  );
  const routes = [{ path: "/build/processes/:code/migration", element: <MigrationPage /> }];
  return { sent, ...renderRoutes(routes, "/build/processes/repair/migration") };
}

const TWO = [
  { no: 2, state: "published", published_at: null, published_by: null },
  { no: 1, state: "retired", published_at: null, published_by: null },
];

test("who cannot go says why, and only the chosen rest is moved", async () => {
  const { sent, user } = open(TWO);

  const orders = await screen.findByRole("region", { name: "试迁移的结果" }, ROOM);
  expect(within(orders).getByText("技术评估：这个节点在新版本里没有对应。")).toBeInTheDocument();
  expect(within(orders).getByText("您看不到的一张工单")).toBeInTheDocument();
  expect(within(orders).getByRole("checkbox", { name: "迁移 RP-1" })).toBeDisabled();
  await user.click(within(orders).getByRole("checkbox", { name: "迁移 RP-2" }));
  await user.click(screen.getByRole("button", { name: "迁移 1 张工单" }));

  await waitFor(() => expect(sent.moves).toHaveLength(1), ROOM);
  expect(sent.moves[0]).toMatchObject({ from_no: 1, to_no: 2, instance_ids: [3] });
});

test("a process of one version has nothing to move to", async () => {
  open(TWO.slice(0, 1));

  expect(await screen.findByText("只有一个版本", undefined, ROOM)).toBeInTheDocument();
});

test("a migration under way can be stopped, and says how far it came", async () => {
  const { user } = open(TWO);
  const stopped: string[] = [];
  const begun = { id: 7, from_no: 1, to_no: 2, is_minor: false, reason: "", begun_by: "唐薇", total: 5 };
  const now = () => ({
    ...begun,
    begun_at: "2026-11-23T04:00:00Z",
    ended_at: stopped.length > 0 ? "2026-11-23T04:01:00Z" : null,
    moved: 2,
    refused: 1,
  });
  server.use(
    http.get("*/api/v1/processes/repair/migrations", () => HttpResponse.json([now()])),
    http.delete("*/api/v1/processes/repair/migrations/:id", ({ params }) => {
      stopped.push(String(params.id));
      return HttpResponse.json({ brief: now(), orders: [] });
    }),
  );

  await user.click(await screen.findByRole("button", { name: "停止" }, ROOM));

  expect(
    await screen.findByText("迁移了 2 张，留下 1 张，停止时还有 2 张没动", undefined, ROOM),
  ).toBeInTheDocument();
  expect(stopped).toEqual(["7"]);
  expect(screen.queryByRole("button", { name: "停止" })).not.toBeInTheDocument();
});
