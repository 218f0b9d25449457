import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { rows } from "@/testing/recordsWorld";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

/** By its words: asking for roles makes jsdom weigh the style of every cell. */
async function firstLine(): Promise<HTMLElement> {
  const number = await screen.findByText("EQ-0001");
  return number.closest<HTMLElement>('[role="row"]') ?? number;
}

function head(label: string): HTMLElement {
  const [found] = screen.getAllByTitle(label);
  if (!found) throw new Error(`no column ${label}`);
  return found;
}

const address = "*/api/v1/record-types/equipment/records";

function asked(): URL[] {
  const urls: URL[] = [];
  server.events.on("request:start", ({ request }) => void urls.push(new URL(request.url)));
  return urls;
}

test("records stand in lines with their answers as people read them, and figures are added up", async () => {
  renderRoutes(routes, "/data/equipment");

  const line = await firstLine();

  expect(within(line).getByText("IM-03 注塑机 280T")).toHaveAttribute("href", "/data/equipment/1");
  expect(within(line).getByText("运行")).toBeVisible();
  expect(within(line).getByText("138••••0001")).toBeVisible();
  expect(await screen.findByText("合计 4 条")).toBeVisible();
  expect(screen.getByText("¥ 10,000.00")).toBeVisible();
});

test("a head sorts up, then down, then not at all; with Shift after the others", async () => {
  const { user, router } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.click(head("原值"));
  expect(router.state.location.search).toContain("sort=price");
  await user.click(head("原值"));
  expect(router.state.location.search).toContain("sort=-price");
  await user.keyboard("{Shift>}");
  await user.click(head("状态"));
  await user.keyboard("{/Shift}");

  expect(decodeURIComponent(router.state.location.search)).toContain("sort=-price,state");
  expect(head("原值").closest('[role="columnheader"]')).toHaveAttribute("aria-sort", "descending");
});

test("grouped records stand under heads with their number and their sum; a closed group is not fetched", async () => {
  const urls = asked();
  const { user } = renderRoutes(routes, "/data/equipment?group=state");

  const heads = await screen.findAllByRole("button", { expanded: true });
  const fix = heads.find(({ textContent }) => textContent === "维修中1");
  expect(screen.getByText("¥ 8,000.00")).toBeVisible();
  await user.click(fix as HTMLElement);

  expect(fix).toHaveAttribute("aria-expanded", "false");
  const left = { op: "not", args: [{ op: "=", args: [{ field: "state" }, { value: "fix" }] }] };
  await waitFor(() =>
    expect(urls.some((url) => url.searchParams.get("filter") === JSON.stringify(left))).toBe(true),
  );
});

test("conditions are chips that read as sentences, groups of them too", async () => {
  const any = {
    op: "and",
    args: [
      { op: "in", args: [{ field: "state" }, { value: ["run", "fix"], type: "texts" }] },
      {
        op: "or",
        args: [
          { op: ">=", args: [{ field: "price" }, { value: "5000", type: "number" }] },
          { op: "is_empty", args: [{ field: "price" }] },
        ],
      },
    ],
  };
  const urls = asked();
  renderRoutes(routes, `/data/equipment?filter=${encodeURIComponent(JSON.stringify(any))}`);

  expect(await screen.findByRole("button", { name: "状态 是 运行、维修中" })).toBeVisible();
  expect(screen.getByRole("button", { name: "原值 不小于 5000 或者 原值 未填" })).toBeVisible();
  expect(urls.some((url) => url.searchParams.get("filter") === JSON.stringify(any))).toBe(true);
});

test("a condition is built by choosing and asked at once", async () => {
  const { user, router } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.click(screen.getByText("筛选"));
  const offered = await screen.findByRole("tooltip");
  await user.click(within(offered).getByText("状态"));
  await user.click(await within(await screen.findByRole("tooltip")).findByText("维修中"));

  await waitFor(() => expect(router.state.location.search).toContain("filter="));
  const filter: unknown = JSON.parse(new URLSearchParams(router.state.location.search).get("filter") ?? "");
  expect(filter).toEqual({ op: "in", args: [{ field: "state" }, { value: ["fix"], type: "texts" }] });
});

test("j and arrows move, Enter changes the cell, Enter keeps it", async () => {
  const sent: unknown[] = [];
  server.events.on("request:start", async ({ request }) => {
    if (request.method === "PUT") sent.push(await request.clone().json());
  });
  const { user } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.keyboard("j{ArrowRight}{Enter}");
  const input = await screen.findByDisplayValue("IM-03 注塑机 280T");
  await user.clear(input);
  await user.type(input, "IM-03 新名{Enter}");

  expect(await screen.findByText("IM-03 新名")).toBeVisible();
  expect(sent).toEqual([{ answers: { name: "IM-03 新名" }, rev: 1 }]);
});

test("Esc gives a change up", async () => {
  const { user } = renderRoutes(routes, "/data/equipment");
  const line = await firstLine();

  await user.dblClick(within(line).getByText("¥ 1,000.00"));
  const input = await screen.findByDisplayValue("1000.00");
  await user.type(input, "9{Escape}");

  expect(screen.queryByDisplayValue(/9/)).not.toBeInTheDocument();
  expect(within(line).getByText("¥ 1,000.00")).toBeVisible();
});

test("what the server refuses stays in the cell with its reason", async () => {
  server.use(
    http.put(`${address}/1`, () =>
      HttpResponse.json(
        {
          code: "kernel.invalid_input",
          facts: { problems: [{ path: "answers.f_name", code: "forms.required" }] },
        },
        { status: 422 },
      ),
    ),
  );
  const { user } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.keyboard("j{ArrowRight}{Enter}");
  const input = await screen.findByDisplayValue("IM-03 注塑机 280T");
  await user.clear(input);
  await user.keyboard("{Enter}");

  expect(await screen.findByRole("alert")).toHaveTextContent("请填写");
});

test("when somebody else was first, it says who changed what, and asks whose word holds", async () => {
  server.use(
    http.put(`${address}/1`, () => HttpResponse.json({ code: "kernel.stale", facts: {} }, { status: 409 }), {
      once: true,
    }),
    http.get(`${address}/1/history`, () =>
      HttpResponse.json({
        items: [
          {
            at: "2026-11-24T03:00:00Z",
            by: "徐曼",
            event: "records.changed",
            changes: [
              {
                code: "name",
                label: { "zh-CN": "设备名称" },
                before: "旧",
                after: "徐曼的名字",
                is_masked: false,
              },
            ],
          },
        ],
      }),
    ),
  );
  const { user } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.keyboard("j{ArrowRight}{Enter}");
  const input = await screen.findByDisplayValue("IM-03 注塑机 280T");
  await user.type(input, " 改{Enter}");

  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("徐曼")).toBeInTheDocument();
  expect(dialog).toHaveTextContent("旧 → 徐曼的名字");
  await user.click(within(dialog).getByText("用我的覆盖"));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("many are changed at once after a look at what would come", async () => {
  const { user } = renderRoutes(routes, "/data/equipment");
  await firstLine();
  await user.click(screen.getByLabelText("选中 IM-03 注塑机 280T"));
  await user.click(screen.getByLabelText("选中 PR-01 冲床 63T"));

  await user.click(screen.getByText("批量修改"));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByText("先看结果"));

  const figure = await within(dialog).findByText("会改");
  expect(figure.closest('[role="status"]')).toHaveTextContent("1会改0已经是这样1改不了");
  expect(within(dialog).getByText("修改 1 条")).toBeEnabled();
});

test("all that match are tried at the server, which goes on by itself, then changed", async () => {
  const sent: unknown[] = [];
  const run = {
    id: 7,
    record_type: "equipment",
    act: "change",
    answers: { name: "停用" },
    wanted: { filter: null, q: "" },
    state: "checking",
    total: 40_000,
    gone_through: 12_000,
    counts: {},
    problems: [],
    failure: null,
    created_at: "2026-11-24T03:00:00Z",
    finished_at: null,
  };
  let now: object = run;
  server.use(
    http.get("*/api/v1/record-types/equipment/count", () =>
      HttpResponse.json({ count: 10_000, is_capped: true }),
    ),
    http.post("*/api/v1/record-types/equipment/bulk-runs", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(run, { status: 201 });
    }),
    http.get("*/api/v1/record-bulk-runs/7", () => HttpResponse.json(now)),
    http.put("*/api/v1/record-bulk-runs/7/run", async ({ request }) => {
      sent.push(await request.json());
      now = { ...run, state: "running", gone_through: 0 };
      return HttpResponse.json(now);
    }),
  );
  const { user, router } = renderRoutes(routes, "/data/equipment?q=IM");
  await firstLine();
  await user.click(screen.getByLabelText("选中已载入的全部"));
  await user.click(await screen.findByText("选中符合条件的全部（超过 10000 条）"));
  expect(screen.getByText("已选 10000+ 条")).toBeVisible();

  await user.click(screen.getByText("批量修改"));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByText("先看结果"));

  await waitFor(() => expect(router.state.location.pathname).toBe("/data/equipment/changes/7"));
  expect(await screen.findByText(/12,000 \/ 40,000 条/)).toBeVisible();
  now = { ...run, state: "checked", gone_through: 40_000, counts: { changed: 39_000, refused: 1_000 } };
  await user.click(await screen.findByText("修改 39000 条", {}, { timeout: 5000 }));

  expect(await screen.findByText("停下")).toBeVisible();
  expect(sent).toEqual([
    { act: "change", answers: { name: null }, filter: "", q: "IM", is_trial: true },
    { is_trial: false },
  ]);
});

test("a board has a lane for each answer, and a card is moved by its menu", async () => {
  const sent: unknown[] = [];
  server.events.on("request:start", async ({ request }) => {
    if (request.method === "PUT") sent.push(await request.clone().json());
  });
  server.use(
    http.get(address, ({ request }) => {
      const isFix = new URL(request.url).searchParams.get("filter")?.includes('"fix"');
      return HttpResponse.json({ items: isFix ? rows.slice(1, 2) : [], next_cursor: null });
    }),
  );
  const { user } = renderRoutes(routes, "/data/equipment?as=board");

  const lane = await screen.findByRole("region", { name: "维修中" });
  await user.click(await within(lane).findByRole("button", { name: "移动 PR-01 冲床 63T" }));
  await user.click(await screen.findByRole("menuitem", { name: "移到 运行" }));

  await waitFor(() => expect(sent).toEqual([{ answers: { state: "run" }, rev: 1 }]));
});

test("a month shows each record on its day", async () => {
  renderRoutes(routes, "/data/equipment?as=calendar&by=bought&month=2026-11");

  expect(await screen.findByRole("heading", { name: "2026年11月" })).toBeVisible();
  expect(await screen.findByRole("link", { name: "PR-01 冲床 63T" })).toBeVisible();
});

test("an empty type says what comes next", async () => {
  server.use(http.get(address, () => HttpResponse.json({ items: [], next_cursor: null })));
  renderRoutes(routes, "/data/equipment");

  expect(await screen.findByText("设备台账 里还没有数据")).toBeVisible();
});

test("a failing server is told in a line with a retry", async () => {
  server.use(http.get(address, () => HttpResponse.json({ code: "http.500" }, { status: 500 })));
  renderRoutes(routes, "/data/equipment");

  const alert = await screen.findByRole("alert");

  expect(within(alert).getByRole("button", { name: "再试一次" })).toBeVisible();
});

test("a builder sees which fields have an index, and what it costs", async () => {
  server.use(
    http.get("*/api/v1/forms/equipment/indexes", () =>
      HttpResponse.json({
        items: [
          {
            field: "state",
            label: { "zh-CN": "状态" },
            is_wanted: true,
            state: "building",
            reason: "",
            bytes: 0,
            uses: 0,
            suggested_by: 2,
          },
        ],
        most: 32,
        rows: 4,
        bytes_a_row: 40,
        summary: { state: "ready", fields: [{ "zh-CN": "额度" }], bytes: 8192 },
        microseconds_a_row: 2,
      }),
    ),
    http.get("*/api/v1/forms/equipment/field-works", () => HttpResponse.json([])),
  );
  const { user } = renderRoutes(routes, "/data/equipment");
  await firstLine();

  await user.click(screen.getByTitle("更多"));
  await user.click(await screen.findByText("速度与索引"));

  expect(await screen.findByText("2 个视图在用，建议建立")).toBeInTheDocument();
  expect(screen.getByText("正在建立")).toBeInTheDocument();
  expect(screen.getByText(/^分组合计从一张窄表读取.*额度$/)).toBeInTheDocument();
});
