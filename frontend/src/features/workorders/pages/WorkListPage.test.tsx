import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

test("the list shows each order with its priority, status, assignee and nearest clock", async () => {
  renderRoutes(routes, "/work/team");

  const row = await screen.findByRole("row", { name: /FM-20261123-0017/ });

  expect(within(row).getByRole("img", { name: "优先级 P1" })).toBeVisible();
  expect(within(row).getByText("处理中")).toBeVisible();
  expect(within(row).getByText("周海生")).toBeVisible();
  expect(within(row).getByRole("timer")).toHaveAccessibleName(/解决/);
});

test("orders stand in groups by when they are due", async () => {
  renderRoutes(routes, "/work/team");

  expect(await screen.findByRole("button", { name: "已超时 2" })).toBeVisible();
  expect(screen.getByRole("button", { name: "2 小时内到期 5" })).toBeVisible();
});

test("j and k move the cursor and x chooses", async () => {
  const { user, router } = renderRoutes(routes, "/work/team");
  await screen.findByRole("row", { name: /IT-20261124-0031/ });

  await user.keyboard("jj");
  await user.keyboard("x");

  await waitFor(() => expect(router.state.location.search).toBe("?at=KF-20261123-0118"));
  expect(screen.getByText("已选 1 条")).toBeVisible();
});

test("an empty view says so and what comes next", async () => {
  server.use(
    http.get("*/api/v1/work-orders", () => HttpResponse.json({ items: [], next_cursor: null, total: 0 })),
  );
  renderRoutes(routes, "/work/mine");

  expect(await screen.findByText("您手上没有工单")).toBeVisible();
  expect(screen.getByRole("link", { name: "看我的待办" })).toHaveAttribute("href", "/todo");
});

test("a failing server is told in a line with a retry", async () => {
  server.use(
    http.get("*/api/v1/work-orders", () =>
      HttpResponse.json({ code: "http.500", message: "", facts: {} }, { status: 500 }),
    ),
  );
  renderRoutes(routes, "/work/mine");

  const alert = await screen.findByRole("alert");

  expect(alert).toHaveTextContent("服务器出错了");
  expect(within(alert).getByRole("button", { name: "再试一次" })).toBeVisible();
});

test("what some of many orders refuse is said per order", async () => {
  server.use(
    http.post("*/api/v1/bulk/work-orders", () =>
      HttpResponse.json({
        done: [],
        refused: [
          {
            number: "IT-20261124-0031",
            code: "workorders.closed",
            message: "",
            facts: { number: "IT-20261124-0031" },
          },
        ],
      }),
    ),
  );
  const { user } = renderRoutes(routes, "/work/team");
  await user.click(await screen.findByRole("checkbox", { name: "选中 IT-20261124-0031" }));

  await user.click(screen.getByRole("button", { name: "接单" }));

  expect(await screen.findByText(/已关闭，请先重开/)).toBeInTheDocument();
});

test("filters are kept in the address and shown as sentences", async () => {
  const asked: string[] = [];
  server.events.on("request:start", ({ request }) => void asked.push(request.url));
  renderRoutes(routes, "/work/all?status=in_progress,waiting&priority=1");

  expect(await screen.findByRole("button", { name: /状态 是 处理中、挂起/ })).toBeVisible();
  await waitFor(() =>
    expect(asked.some((url) => decodeURIComponent(url).includes("status=in_progress,waiting"))).toBe(true),
  );
});

test("a lane of the board counts all its orders, not only those on the first page", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/work-orders", ({ request }) => {
      const status = new URL(request.url).searchParams.get("status") ?? "";
      asked.push(status);
      return HttpResponse.json({ items: [], next_cursor: null, total: status === "waiting" ? 73 : 0 });
    }),
  );
  renderRoutes(routes, "/work/all?as=board");

  const lane = await screen.findByRole("region", { name: "挂起" });

  expect(await within(lane).findByText("73")).toBeVisible();
  expect(asked).toEqual(expect.arrayContaining(["new", "assigned", "in_progress", "waiting", "resolved"]));
});

test("a list is kept under a name with its groups, and shown to everybody by who handles work", async () => {
  const { user } = renderRoutes(routes, "/work/all?priority=1&group=assignee");
  const kept: unknown[] = [];
  server.use(
    http.post("*/api/v1/saved-views", async ({ request }) => {
      kept.push(await request.json());
      return HttpResponse.json({ id: 77 }, { status: 201 });
    }),
  );

  await user.click(await screen.findByRole("button", { name: "存为视图" }));
  await user.type(await screen.findByLabelText(/叫什么/), "加急");
  await user.click(screen.getByText("所有人"));
  await user.click(screen.getByRole("button", { name: "存下" }));

  await waitFor(() =>
    expect(kept).toEqual([
      {
        name: "加急",
        scope: "everyone",
        team_id: null,
        query: { view: "all", sort: "due", priority: "1", group: "assignee" },
      },
    ]),
  );
});
