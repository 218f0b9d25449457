import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

const step = { section: "categories", key: "sales", name: { "zh-CN": "销售" }, changes: [], local: [] };
const trial = {
  application: "crm",
  is_new: false,
  signed_by: "0123456789abcdef",
  problems: [],
  steps: [
    {
      ...step,
      fate: "conflict",
      changes: [{ path: "name.zh-CN", before: "华南销售", after: "营销" }],
      local: [{ path: "name.zh-CN", before: "销售", after: "华南销售" }],
    },
    { ...step, section: "forms", key: "customer", fate: "make" },
  ],
};

async function opened(answer: object = trial) {
  const sent: unknown[] = [];
  server.use(
    http.get("*/api/v1/applications/:code/packages", () => HttpResponse.json([])),
    http.post("*/api/v1/package-trials", () => HttpResponse.json(answer)),
    http.post("*/api/v1/packages", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json([], { status: 201 });
    }),
  );
  const page = renderRoutes(routes, "/build/packages");
  const file = new File([JSON.stringify({ format: 1 })], "crm.json", { type: "application/json" });
  await page.user.upload(await screen.findByLabelText("导入文件"), file);
  return { ...page, sent };
}

test("what both sides changed is decided before anything is imported", async () => {
  const { user, sent } = await opened();
  const button = await screen.findByRole("button", { name: "导入" });

  expect(button).toBeDisabled();
  expect(screen.getByText("还有 1 项要选")).toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "用文件的" }));
  await user.click(button);

  expect(await screen.findByRole("list", { name: "应用文件" })).toBeInTheDocument();
  expect(sent).toEqual([
    {
      package: { format: 1 },
      decisions: [{ section: "categories", key: "sales", decision: "theirs" }],
      desk_team: null,
    },
  ]);
});

test("a conflict shows both changes", async () => {
  await opened();

  const line = (await screen.findByText("两边都改过", { selector: "span" })).closest("li");

  expect(within(line as HTMLElement).getByText(/这里：/)).toHaveTextContent("这里： 销售 → 华南销售");
  expect(within(line as HTMLElement).getByText(/文件：/)).toHaveTextContent("文件： 华南销售 → 营销");
});

test("what would be refused is said and nothing can be imported", async () => {
  const problem = { path: "forms.customer", code: "catalog.draft_in_the_way", facts: { key: "customer" } };
  await opened({ ...trial, steps: trial.steps.slice(1), problems: [problem] });

  expect(await screen.findByText(/customer 有还没发布的草稿/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "导入" })).toBeDisabled();
});

test("an example is looked at like any file", async () => {
  const tried: unknown[] = [];
  const example = {
    code: "leave",
    name: { "zh-CN": "请假" },
    types: [{ code: "leave", name: {}, description: { "zh-CN": "先找好代办人" }, icon: "" }],
  };
  server.use(
    http.get("*/api/v1/applications/:code/packages", () => HttpResponse.json([])),
    http.get("*/api/v1/package-examples", () => HttpResponse.json([example])),
    http.get("*/api/v1/package-examples/leave", () => HttpResponse.json({ format: 1 })),
    http.post("*/api/v1/package-trials", async ({ request }) => {
      tried.push(await request.json());
      return HttpResponse.json(trial);
    }),
  );
  const { user } = renderRoutes(routes, "/build/packages");

  const examples = await screen.findByRole("region", { name: "从示例开始" }, { timeout: 15_000 });
  expect(within(examples).getByText("先找好代办人")).toBeVisible();
  await user.click(within(examples).getByRole("button", { name: "看看" }));

  expect(await screen.findByRole("button", { name: "导入" }, { timeout: 15_000 })).toBeInTheDocument();
  expect(tried).toEqual([{ package: { format: 1 }, desk_team: null }]);
});
