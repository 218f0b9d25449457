import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

type Sent = { path: string; body: Record<string, unknown> };

function sent(): Sent[] {
  const found: Sent[] = [];
  server.events.on("request:start", async ({ request }) => {
    if (request.headers.get("content-type")?.includes("json")) {
      found.push({ path: new URL(request.url).pathname, body: await request.clone().json() });
    }
  });
  return found;
}

test("columns are mapped, a key finds known records, a trial shows what would come, then it is done", async () => {
  const bodies = sent();
  const { user } = renderRoutes(routes, "/data/equipment/imports/5");

  expect(await screen.findByText("CN-09 车床 · CN-10 车床")).toBeVisible();
  const [isKey] = screen.getAllByRole("checkbox", { name: "用来匹配" });
  await user.click(isKey as HTMLElement);
  await user.click(screen.getByRole("radio", { name: "跳过" }));
  await user.click(screen.getByRole("button", { name: "先试一遍" }));

  expect(await screen.findByText("导入后会这样")).toBeVisible();
  expect(screen.getByText("第 3 行")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "导入 2 条" }));
  expect(await screen.findByText("导入结果")).toBeVisible();
  expect(bodies.map(({ body }) => body.is_trial)).toEqual([true, false]);
  expect(bodies[0]?.body.mapping).toMatchObject({ key: ["name"], on_match: "skip" });
});

test("a dropped table becomes a type: what was guessed can be corrected before it is made", async () => {
  const bodies = sent();
  const { user, router, container } = renderRoutes(routes, "/data/from-table");
  await screen.findByText("选择表格文件，或拖到这里");

  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(input as HTMLInputElement, new File(["名称\nx"], "设备.csv", { type: "text/csv" }));
  const code = await screen.findByDisplayValue("t1");
  await user.clear(code);
  await user.type(code, "machine");
  await user.click(screen.getAllByRole("radio", { name: "名称" })[0] as HTMLElement);
  const [, , last] = screen.getAllByRole("combobox", { name: "类型" });
  await user.click(last as HTMLElement);
  await user.click(await screen.findByTitle("不导入"));
  await user.click(screen.getByRole("button", { name: "新建并导入" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/data/equipment/imports/5"));
  const made = bodies.find(({ path }) => path.endsWith("/sheet-record-types"))?.body;
  expect(made).toMatchObject({ code: "machine", file_id: "file-1", settings: { title: ["c1"] } });
  expect(JSON.stringify(made?.content)).not.toContain("闲话");
});

test("a new type is named and begun, and its form is designed next", async () => {
  const bodies = sent();
  const form = { path: "/build/forms/:code", element: <p>表单在此设计</p> };
  const { user } = renderRoutes([...routes, form], "/data");

  await user.click(await screen.findByRole("button", { name: "新建数据表" }));
  const panel = within(await screen.findByRole("dialog"));
  await user.type(panel.getByLabelText(/名称（中文）/), "备件");
  await user.type(panel.getByLabelText(/名称（英文）/), "Spare parts");
  expect(panel.getByLabelText(/代码/)).toHaveValue("spare-parts");
  await user.click(panel.getByRole("button", { name: "建好，去设计表单" }));

  await waitFor(() => expect(bodies).toHaveLength(1));
  expect(bodies[0]?.body).toMatchObject({ code: "spare-parts", application: "FM", icon: "data" });
  expect(await screen.findByText("表单在此设计")).toBeVisible();
});
