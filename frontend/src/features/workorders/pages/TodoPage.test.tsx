import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { todo } from "@/testing/world";
import { routes } from "../routes";

withFakeServer();

test("the next one is shown with its reason, and n takes it and opens it", async () => {
  const { user, router } = renderRoutes(routes, "/todo");
  await screen.findByRole("heading", { name: "冲压 2 线急停按钮失灵，已停线待查" });

  await user.keyboard("n");

  await screen.findByRole("heading", { name: "3 号注塑机油温过高，自动停机" });
  expect(router.state.location.pathname).toBe("/work-orders/FM-20261123-0017");
});

test("what waits stands in groups with their counts", async () => {
  renderRoutes(routes, "/todo");

  expect(await screen.findByRole("radio", { name: "处理" })).toHaveTextContent("3");
  expect(screen.getByRole("region", { name: "被退回" })).toHaveTextContent("KF-20261124-0126");
});

test("a long group says how many there are and shows more at a press", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/todo", ({ request }) => {
      const most = new URL(request.url).searchParams.get("most");
      asked.push(most);
      const [first, ...others] = todo.groups;
      const count = Number(most) > 50 ? first?.items.length : 120;
      return HttpResponse.json({ ...todo, groups: [{ ...first, count }, ...others] });
    }),
  );
  const { user } = renderRoutes(routes, "/todo");

  await user.click(await screen.findByRole("button", { name: "还有 117 条" }));

  await waitFor(() => expect(screen.queryByRole("button", { name: /还有/ })).not.toBeInTheDocument());
  expect(asked).toContain("53");
});
