import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { me, teams } from "@/testing/world";
import { NothingYet } from "./NothingYet";

withFakeServer();

function show(changed: { is_administrator: boolean; teams: unknown[] }) {
  server.use(
    http.get("*/api/v1/applications", () => HttpResponse.json([])),
    http.get("*/api/v1/me", () => HttpResponse.json({ ...me, is_administrator: changed.is_administrator })),
    http.get("*/api/v1/teams", () => HttpResponse.json(changed.teams)),
  );
  return renderPiece(
    <Suspense>
      <NothingYet title="还没有工单类型" fact="起个名字就能开始。" />
    </Suspense>,
  );
}

test("who sets up a new installation is led to departments and teams first", async () => {
  show({ is_administrator: true, teams: [] });

  expect(await screen.findByRole("link", { name: "建处理组" })).toHaveAttribute("href", "/admin/teams");
  expect(screen.getByRole("link", { name: "建部门" })).toHaveAttribute("href", "/admin/departments");
  expect(screen.queryByText("还没有工单类型")).toBeNull();
});

test("with a team they go on to an application, or to an example of one", async () => {
  show({ is_administrator: true, teams });

  expect(await screen.findByRole("link", { name: "新建应用" })).toHaveAttribute("href", "/build/categories");
  expect(screen.getByRole("link", { name: "从例子开始" })).toHaveAttribute("href", "/build/packages");
});

test("whoever cannot begin an application reads what the list is for", async () => {
  show({ is_administrator: false, teams: [] });

  expect(await screen.findByText("还没有工单类型")).toBeVisible();
});
