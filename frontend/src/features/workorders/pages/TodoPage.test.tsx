import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
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
