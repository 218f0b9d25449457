import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { caller, detail } from "@/testing/world";
import { routes } from "../routes";

withFakeServer();

test("what is needed is said where it is missing and nothing is sent", async () => {
  const { user } = renderRoutes(routes, "/new?type=repair");

  await user.click(await screen.findByRole("button", { name: "提交" }));

  expect(await screen.findAllByText("这一项必须填。")).toHaveLength(4);
});

test("an order for a caller carries who, what and how it came", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/work-orders", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(detail, { status: 201 });
    }),
  );
  const { user, router } = renderRoutes(routes, "/new?type=repair");
  await user.click(await screen.findByRole("combobox", { name: /请求人/ }));
  await user.click(await screen.findByText("何建军", { selector: ".ant-select-item-option-content *" }));
  await user.type(screen.getByRole("textbox", { name: /标题/ }), "3 号注塑机漏油");
  await user.click(screen.getByRole("radio", { name: "整条产线停了" }));
  await user.type(screen.getByRole("textbox", { name: "设备" }), "IM-03");

  await user.click(screen.getByRole("button", { name: "提交" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/work-orders/FM-20261123-0017"));
  expect(sent).toEqual([
    expect.objectContaining({
      type: "repair",
      title: "3 号注塑机漏油",
      channel: "phone",
      situation: "line",
      answers: { f1: "IM-03", f2: null },
    }),
  ]);
});

test("a known number offers who calls, with the VIP mark", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/work-orders", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(detail, { status: 201 });
    }),
  );
  const { user, router } = renderRoutes(routes, "/new?type=repair");
  await user.type(await screen.findByRole("textbox", { name: "联系电话" }), "138 0013 8000");

  const offered = await screen.findByRole("button", { name: /钱浩.*VIP/ });
  await user.click(offered);
  await user.type(screen.getByRole("textbox", { name: /标题/ }), "系统登不上");
  await user.click(screen.getByRole("radio", { name: "整条产线停了" }));
  await user.type(screen.getByRole("textbox", { name: "设备" }), "IM-03");
  await user.click(screen.getByRole("button", { name: "提交" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/work-orders/FM-20261123-0017"));
  expect(screen.queryByRole("button", { name: /就是这位/ })).toBeNull();
  expect(sent).toEqual([
    expect.objectContaining({ requester_id: caller.id, contact_phone: "138 0013 8000" }),
  ]);
});
