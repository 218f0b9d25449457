import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import type { Import } from "../api";
import { routes } from "../routes";

withFakeServer();

const column = { kind: "text", formats: [], missing: [], choices: [], samples: ["发票"] };
const run: Import = {
  id: 7,
  application: "it",
  file_name: "旧系统工单.csv",
  source: "old-desk",
  state: "draft",
  total: 0,
  position: 0,
  created: 0,
  already_there: 0,
  refused: 0,
  refused_rows: 0,
  created_at: "2026-11-23T04:00:00Z",
  finished_at: null,
  by: "唐薇",
  profile: "",
  mapping: { format: 1, source: "old-desk", columns: [{ column: "编号", target: "source_id" }] },
  format: "csv",
  encoding: "gbk",
  confidence: 95,
  delimiter: ",",
  columns: [
    { ...column, name: "编号" },
    { ...column, name: "日期", kind: "moment", formats: ["d/m/y", "m/d/y"] },
  ],
  sample: [["1", "3/4/2026"]],
  total_rows: 0,
  problem_count: 0,
  problems: [],
  failure: null,
  checked_at: null,
  started_at: null,
};

function answer(now: Partial<Import>): void {
  server.use(
    http.get("*/api/v1/imports/7", () => HttpResponse.json({ ...run, ...now })),
    http.get("*/api/v1/import-profiles", () => HttpResponse.json([])),
  );
}

test("what is still to be said keeps the dry run from starting, and a swapped date is warned of", async () => {
  answer({});
  const { user } = renderRoutes(routes, "/imports/7");

  expect(await screen.findByText("还要指出：提交时间")).toBeVisible();
  expect(screen.getByRole("button", { name: "试运行" })).toBeDisabled();

  await user.click(screen.getByRole("combobox", { name: "日期 代表什么" }));
  await user.click(await screen.findByTitle("提交时间"));

  expect(screen.getByRole("button", { name: "试运行" })).toBeEnabled();
  expect(screen.getByText("日和月可以对调，请确认写法。")).toBeVisible();
});

test("a dry run shows each problem by row and column before anything is kept", async () => {
  const problem = { row: 3, column: "日期", code: "channels.cell_not_moment", facts: { value: "昨天" } };
  answer({ state: "checked", total_rows: 2, total: 2, refused: 1, problem_count: 1, problems: [problem] });
  renderRoutes(routes, "/imports/7");

  const table = await screen.findByRole("table", { name: "问题" });

  expect(within(table).getByText("昨天")).toBeVisible();
  expect(within(table).getByText("不是能认出的日期")).toBeVisible();
  expect(screen.getByRole("button", { name: "导入 1 张" })).toBeEnabled();
});

test("the result leads to the orders and to the refused rows", async () => {
  answer({ state: "done", created: 1, refused: 1, refused_rows: 1 });
  renderRoutes(routes, "/imports/7");

  expect(await screen.findByRole("link", { name: "查看导入的工单" })).toHaveAttribute(
    "href",
    "/work/all?application=it&imported=true&sort=-created",
  );
  expect(screen.getByRole("link", { name: "下载拒收的 1 行" })).toHaveAttribute(
    "href",
    "/api/v1/imports/7/rejected",
  );
});
