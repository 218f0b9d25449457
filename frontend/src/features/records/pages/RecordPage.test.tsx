import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

function puts(): unknown[] {
  const sent: unknown[] = [];
  server.events.on("request:start", async ({ request }) => {
    if (request.method !== "GET")
      sent.push(
        await request
          .clone()
          .json()
          .catch(() => null),
      );
  });
  return sent;
}

test("a record shows its answers, what hangs together with it and what happened to it", async () => {
  renderRoutes(routes, "/data/equipment/1");

  expect(await screen.findByRole("heading", { level: 1, name: "IM-03 注塑机 280T" })).toBeVisible();
  expect(screen.getByRole("link", { name: /油温过高/ })).toHaveAttribute(
    "href",
    "/work-orders/FM-20261123-0017",
  );
  expect(screen.getByRole("link", { name: /11 月点检/ })).toHaveAttribute("href", "/data/check/91");
  const history = screen.getByRole("region", { name: "历史" });
  expect(await within(history).findByText("修改数据")).toBeVisible();
  expect(history).toHaveTextContent("维修中→运行");
});

test("only what was changed is sent, with the revision it was read from", async () => {
  const sent = puts();
  const { user } = renderRoutes(routes, "/data/equipment/1");

  await user.click(await screen.findByRole("button", { name: /编辑/ }));
  const name = await screen.findByDisplayValue("IM-03 注塑机 280T");
  await user.clear(name);
  await user.type(name, "IM-03 大修后");
  await user.click(screen.getByRole("button", { name: "保存" }));

  await waitFor(() => expect(sent).toEqual([{ answers: { f_name: "IM-03 大修后" }, rev: 1 }]));
  expect(await screen.findByRole("button", { name: /编辑/ })).toBeVisible();
});

test("a refusal stands at its field", async () => {
  server.use(
    http.put("*/api/v1/record-types/equipment/records/1", () =>
      HttpResponse.json(
        {
          code: "kernel.invalid_input",
          facts: {
            problems: [{ path: "answers.f_name", code: "records.taken_by", facts: { title: "PR-01" } }],
          },
        },
        { status: 422 },
      ),
    ),
  );
  const { user } = renderRoutes(routes, "/data/equipment/1");

  await user.click(await screen.findByRole("button", { name: /编辑/ }));
  await user.type(await screen.findByDisplayValue("IM-03 注塑机 280T"), "x");
  await user.click(screen.getByRole("button", { name: "保存" }));

  expect(await screen.findByText(/“PR-01”已经用了这个值/)).toBeVisible();
});

test("a sensitive answer is shown whole at a press", async () => {
  const { user } = renderRoutes(routes, "/data/equipment/1");
  const part = await screen.findByRole("region", { name: "敏感信息" });

  await user.click(within(part).getByRole("button", { name: "显示" }));

  expect(await within(part).findByText("13800130001")).toBeVisible();
});

test("a new record is made from what was filled in", async () => {
  const sent = puts();
  const { user, router } = renderRoutes(routes, "/data/equipment/new");

  await user.type(await screen.findByLabelText(/设备名称/), "CN-09 车床");
  await user.click(screen.getByRole("button", { name: "保存" }));

  await waitFor(() => expect(sent).toEqual([{ answers: { f_name: "CN-09 车床" }, parameters: {} }]));
  await waitFor(() => expect(router.state.location.pathname).toBe("/data/equipment/1"));
});

test("what was thrown away comes back at one press", async () => {
  const sent = puts();
  const { user } = renderRoutes(routes, "/data/equipment/bin");

  await user.click(await screen.findByRole("button", { name: "恢复" }));

  await waitFor(() => expect(sent).toHaveLength(1));
});

test("types stand under their applications; one without a form in force says the next step", async () => {
  renderRoutes(routes, "/data");

  expect(await screen.findByRole("link", { name: /设备台账/ })).toHaveAttribute("href", "/data/equipment");
  expect(screen.getByRole("link", { name: /合同/ })).toHaveAttribute("href", "/build/forms/contract");
  expect(screen.getByRole("button", { name: "启用" })).toBeVisible();
});
