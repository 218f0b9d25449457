import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { review } from "@/testing/reviewWorld";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

const withWork = [...routes, { path: "/work/:view", element: <p>工作列表</p> }];

function remembering(asked: URLSearchParams[]): void {
  server.use(
    http.get("*/api/v1/reports/review", ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json(review);
    }),
  );
}

async function opened(path = "/reports") {
  const asked: URLSearchParams[] = [];
  remembering(asked);
  const page = renderRoutes(withWork, path);
  await screen.findByRole("region", { name: "问题分类" });
  return { ...page, asked };
}

test("the figures are said with their unit and how they changed", async () => {
  await opened();

  const figures = screen.getByLabelText("主要数字");
  expect(figures).toHaveTextContent("1,284单+4.1 %");
  expect(figures).toHaveTextContent("4:43−0:31");
  expect(figures).toHaveTextContent("94.7%+1.8 点");
  expect(figures).toHaveTextContent("2.6%+0.4 点");
  expect(figures).toHaveTextContent("4.6/ 5持平");
});

test("a figure says how it is counted", async () => {
  const { user } = await opened();

  await user.click(screen.getByRole("button", { name: "MTTR 工作时是怎么算的" }));

  const meaning = await screen.findByRole("dialog");
  expect(meaning).toHaveTextContent("mttr 的算法");
  await waitFor(() =>
    expect(within(meaning).getByRole("row", { name: "自然时间 15:00 18:42" })).toBeVisible(),
  );
});

test("a bar opens the orders that it counts", async () => {
  const { user, router } = await opened();

  await user.click(screen.getByRole("link", { name: "液压系统，138 单" }));

  expect(router.state.location.pathname).toBe("/work/all");
  const search = new URLSearchParams(router.state.location.search);
  expect(search.get("category")).toBe("hydraulics");
  expect(search.get("created_from")).toBe("2026-09-30T16:00:00Z");
  expect(search.get("created_to")).toBe("2026-10-31T16:00:00Z");
});

test("a part of the backlog opens the orders of that age", async () => {
  const { user, router } = await opened();

  await user.click(screen.getByRole("link", { name: "IT 服务台，3–7 天：13 单" }));

  const search = new URLSearchParams(router.state.location.search);
  expect(search.get("application")).toBe("it");
  expect(search.get("status")).toBe("new,assigned,in_progress,waiting");
  expect(search.get("created_to")).toBe("2026-11-21T06:18:00Z");
});

test("a press on a head sorts the teams, a second one turns them round", async () => {
  const { user } = await opened();
  const table = screen.getByRole("table", { name: "处理组对比" });
  const first = () => within(table).getAllByRole("rowheader")[0];
  expect(first()).toHaveTextContent("桌面组");

  await user.click(within(table).getByRole("button", { name: "MTTR 工作时" }));
  expect(first()).toHaveTextContent("网络组");

  await user.click(within(table).getByRole("button", { name: "MTTR 工作时" }));
  expect(first()).toHaveTextContent("动力设备组");
});

test("departments are compared by who works and by who asks", async () => {
  const { user } = await opened();

  await user.click(screen.getByRole("radio", { name: "请求部门" }));

  const table = screen.getByRole("table", { name: "部门对比" });
  expect(within(table).getByRole("rowheader", { name: "生产一车间" })).toBeVisible();
  expect(within(table).queryByRole("rowheader", { name: "信息部" })).toBeNull();
});

test("the period and the filters stand in the address and are asked for", async () => {
  const { user, router, asked } = await opened("/reports?application=it");
  expect(asked[0]?.get("application")).toBe("it");
  expect(asked[0]?.get("from")).toBeNull();

  await user.click(screen.getByRole("button", { name: "往前一期" }));

  expect(router.state.location.search).toBe("?application=it&from=2026-09-01&to=2026-09-30");
  expect(asked[asked.length - 1]?.get("from")).toBe("2026-09-01");
});

test("the stage that eats most time is named", async () => {
  await opened();

  const card = screen.getByRole("region", { name: "最慢的阶段" });
  expect(card).toHaveTextContent("备件申请 （设备报修）占所有阶段总耗时的 47 %");
  expect(card).toHaveTextContent("超时 38");
});

test("hours and money are compared by team and by category, to the cent", async () => {
  const { user } = await opened();
  const teams = screen.getByRole("table", { name: "处理组对比" });
  const power = within(teams).getByRole("row", { name: /动力设备组/ });
  expect(within(power).getByTitle("人工 ¥59,360.00，备件 ¥600.27")).toHaveTextContent("59,960.27");

  await user.click(
    within(screen.getByRole("region", { name: "分类对比" })).getByRole("radio", { name: "小类" }),
  );

  const categories = screen.getByRole("table", { name: "分类对比" });
  expect(within(categories).getByRole("row", { name: /交换机/ })).toHaveTextContent("13,185.20");
});

test("what dispatch spares stands beside what the same orders would have waited by hand", async () => {
  await opened();

  const dispatch = screen.getByRole("table", { name: "派单效率" });
  expect(within(dispatch).getByRole("row", { name: /规则开/ })).toHaveTextContent("9 秒11 分");
  expect(within(dispatch).getByRole("row", { name: /规则关/ })).toHaveTextContent("46 分57 分");
});

test("imported history is told by its source, number by number", async () => {
  const imported = {
    orders: 600,
    changes: 4137,
    sla_known: 600,
    sla_missed: 217,
    reopened: 6,
    reassigned: 286,
    most_reassigned: 18,
    resolved: 583,
    median_hours: 50.78,
    mean_hours: 211.36,
    priorities: [{ priority: 1, count: 10, median_hours: 212.62 }],
    statuses: [{ name: "closed", count: 600 }],
    groups: [{ name: "Group 70", count: 124 }],
  };
  server.use(http.get("*/api/v1/reports/review", () => HttpResponse.json({ ...review, imported })));
  renderRoutes(withWork, "/reports?imported=only");

  const card = await screen.findByRole("region", { name: "来源系统的账" });

  expect(within(card).getByRole("row", { name: "SLA 未达成 / 有判定 217 / 600" })).toBeVisible();
  expect(within(card).getByRole("row", { name: "解决小时数平均 211.36" })).toBeVisible();
  expect(within(card).getByRole("row", { name: "P1 10 212.62" })).toBeVisible();
  expect(within(card).getByRole("row", { name: "Group 70 124" })).toBeVisible();
});

test("a problem that came again opens the orders that show it", async () => {
  await opened();

  const card = screen.getByRole("region", { name: "反复出现的问题" });

  expect(card).toHaveTextContent("14 单三楼网络断了网络又断了网络故障 · 3 种说法");
  expect(within(card).getByRole("link", { name: "网络又断了" })).toHaveAttribute(
    "href",
    "/work-orders/IT-20261019-0011",
  );
});
