import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import ConformancePage from "./ConformancePage";

withFakeServer();

const ROOM = { timeout: 15_000 };

const step = (key: string, kind: string, name: string, more: object = {}) => ({
  key,
  kind,
  name: { "zh-CN": name },
  phase: "handle",
  is_stage: true,
  within: [],
  limit_minutes: null,
  passed: 3,
  skipped: 0,
  not_taken: 0,
  open: 0,
  repeated: 0,
  late: 0,
  late_now: 0,
  late_median_minutes: null,
  late_worst_minutes: null,
  reasons: [],
  ...more,
});

const REPORT = {
  first_date: "2026-11-01",
  last_date: "2026-11-23",
  ends_at: "2026-11-23T16:00:00Z",
  as_of: "2026-11-23T04:00:00Z",
  code: "repair",
  name: { "zh-CN": "设备维修" },
  version: 2,
  versions: [{ no: 2, orders: 3 }],
  orders: 3,
  late_orders: 1,
  skipped_orders: 2,
  steps: [
    step("filed", "start", "提交"),
    step("assess", "handling", "技术评估", {
      passed: 1,
      skipped: 2,
      late: 1,
      late_median_minutes: 25,
      late_worst_minutes: 25,
      reasons: [{ by: "陈立", by_kind: "person", reason: "昨天看过", count: 2 }],
    }),
    step("size", "exclusive", "金额"),
    step("visit", "handling", "上门", {
      within: [{ split: "size", branch: "big" }],
      passed: 0,
      not_taken: 3,
    }),
    step("closed", "end", "关闭"),
  ],
  branches: [
    { split: "size", key: "big", name: { "zh-CN": "大额" }, is_default: false, orders: 0 },
    { split: "size", key: "small", name: {}, is_default: true, orders: 3 },
  ],
};

function open(followed: object[]) {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/departments", () => HttpResponse.json([])),
    http.get("*/api/v1/reports/conformance", () => HttpResponse.json(followed)),
    http.get("*/api/v1/reports/conformance/repair", () => HttpResponse.json(REPORT)),
    http.get("*/api/v1/reports/conformance/repair/orders", ({ request }) => {
      asked.push(new URL(request.url).search);
      const one = { number: "RP-1", title: "空压机", left_at: null, late_minutes: 0, rounds: 1 };
      const why = { by: "陈立", by_kind: "person", reason: "昨天看过" };
      return HttpResponse.json({ total: 2, items: [{ ...one, ...why }] });
    }),
  );
  const routes = [{ path: "/reports/conformance/:code?", element: <ConformancePage /> }];
  return { asked, ...renderRoutes(routes, "/reports/conformance") };
}

test("each number of a step opens the orders behind it, with who left it out and why", async () => {
  const { asked, user } = open([{ code: "repair", name: REPORT.name, orders: 3, skipped: 2, late: 1 }]);

  const row = (await screen.findByRole("rowheader", { name: /技术评估/ }, ROOM)).closest("tr");
  expect(row).toHaveTextContent("陈立 跳过：昨天看过 ×2");
  expect(row).toHaveTextContent("0:25");
  await user.click(
    within(row as HTMLElement).getByRole("button", { name: "技术评估：跳过 2，看是哪些工单" }),
  );

  expect(await screen.findByRole("link", { name: "RP-1 空压机" }, ROOM)).toHaveAttribute(
    "href",
    "/work-orders/RP-1",
  );
  expect(asked[0]).toContain("step=assess&what=skipped");
});

test("the process is drawn with what became of its steps", async () => {
  open([{ code: "repair", name: REPORT.name, orders: 3, skipped: 2, late: 1 }]);

  const drawing = await screen.findByRole("img", { name: /设备维修/ }, ROOM);

  expect(drawing).toHaveTextContent("走过 1 · 跳过 2 · 超时 1");
  expect(drawing).toHaveTextContent("大额");
});

test("a time without finished orders says what to do next", async () => {
  open([]);

  expect(await screen.findByText("这段时间没有按流程办结的工单", undefined, ROOM)).toBeInTheDocument();
});
