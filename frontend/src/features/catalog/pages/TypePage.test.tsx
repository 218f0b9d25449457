import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

const type = {
  brief: {
    code: "office-supplies",
    name: { "zh-CN": "办公用品申领", en: "Office supplies" },
    description: {},
    icon: "box",
    application: "office",
    position: 0,
    is_active: true,
    form: "office-supplies",
    process: "office-supplies",
    no: 2,
    published_at: "2026-11-20T02:00:00Z",
  },
  content: {
    format: 1,
    number: "OS-{YYYY}-{seq:4}",
    situations: [
      { key: "stopped", text: { "zh-CN": "没法干活了" }, impact: 1, urgency: 1 },
      { key: "calm", text: { "zh-CN": "不着急" }, impact: 3, urgency: 3 },
    ],
    root_causes: [{ key: "request", name: { "zh-CN": "正常需求" } }],
    auto_close_days: 3,
  },
  versions: [],
  is_behind: false,
};

async function opened(answer: object = type) {
  const sent: unknown[] = [];
  server.use(
    http.get("*/api/v1/work-order-types/:code/definition", () => HttpResponse.json(answer)),
    http.get("*/api/v1/forms", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/processes", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/calendars", () => HttpResponse.json([])),
    http.post("*/api/v1/work-order-types/:code/versions", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({}, { status: 201 });
    }),
  );
  const page = renderRoutes(routes, "/build/types/office-supplies");
  await screen.findByRole("region", { name: "紧急程度的说法" });
  return { ...page, sent };
}

test("a change is published as a new version after it was shown", async () => {
  const { user, sent } = await opened();
  const publish = screen.getByRole("button", { name: "发布" });
  expect(publish).toBeDisabled();

  const situations = screen.getByRole("region", { name: "紧急程度的说法" });
  await user.click(within(situations).getAllByRole("button", { name: "下移" })[0] as HTMLElement);
  await user.click(publish);
  await user.click(await screen.findByRole("button", { name: /现在发布/ }));

  const [wish] = sent as [{ content: { situations: { key: string }[] } }];
  expect(wish.content.situations.map((one) => one.key)).toEqual(["calm", "stopped"]);
});

test("a newer form is told and can be taken by publishing", async () => {
  await opened({ ...type, is_behind: true });

  expect(screen.getByText(/表单或流程有了更新的版本/)).toBeVisible();
  expect(screen.getByRole("button", { name: "发布" })).toBeEnabled();
});

test("the number is shown as an order filed today would get it", async () => {
  await opened();

  expect(screen.getByText(/^OS-\d{4}-0001$/)).toBeVisible();
});

test("a type is opened to anybody by a new version", async () => {
  const { user, sent } = await opened();

  await user.click(screen.getByRole("switch", { name: /谁都能提，不用登录/ }));
  await user.click(screen.getByRole("button", { name: "发布" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: /发布/ }));

  expect(sent).toMatchObject([{ content: { is_public: true, auto_close_days: 3 } }]);
});
