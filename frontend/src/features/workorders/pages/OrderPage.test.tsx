import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { detail } from "@/testing/world";
import { routes } from "../routes";

withFakeServer();

const ADDRESS = "/work-orders/FM-20261123-0017";

test("the page shows title, stages, both clocks and the conversation", async () => {
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByRole("heading", { name: "3 号注塑机油温过高，自动停机" })).toBeVisible();
  const stages = screen.getByRole("list", { name: "阶段" });
  expect(within(stages).getAllByRole("listitem")).toHaveLength(5);
  expect(screen.getByText("首次响应")).toBeVisible();
  expect(await screen.findByText(/今晚 20:00 的夜班能不能开机/)).toBeVisible();
});

test("an internal note says that the requester cannot see it", async () => {
  renderRoutes(routes, ADDRESS);

  const note = await screen.findByText(/冷却器滤芯堵塞约七成/);

  expect(within(note.closest("article") as HTMLElement).getByText("内部备注 · 请求人看不到")).toBeVisible();
});

test("automatic steps are one line that explains itself", async () => {
  const { user } = renderRoutes(routes, ADDRESS);

  await user.click(await screen.findByRole("button", { name: "自动完成的 4 步，为什么？" }));

  expect(await screen.findByText(/按设备类型分类/)).toBeInTheDocument();
});

test("a reply goes out once, with its text, and the field is empty again", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/work-orders/:number/comments", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ id: 1 }, { status: 201 });
    }),
  );
  const { user } = renderRoutes(routes, ADDRESS);
  const field = await screen.findByRole("textbox", { name: "回复请求人" });

  await user.type(field, "15:00 试机。");
  await user.keyboard("{Control>}{Enter}{/Control}");

  await waitFor(() => expect(field).toHaveValue(""));
  expect(sent).toEqual([{ body: "15:00 试机。", is_internal: false, attachment_ids: [], mention_ids: [] }]);
});

test("a question to the requester can put the order on hold for the answer", async () => {
  const sent: [string, unknown][] = [];
  server.use(
    http.post("*/api/v1/work-orders/:number/comments", async ({ request }) => {
      sent.push(["comment", ((await request.json()) as { body: string }).body]);
      return HttpResponse.json({ id: 1 }, { status: 201 });
    }),
    http.put("*/api/v1/work-orders/:number/waiting", async ({ request }) => {
      sent.push(["wait", await request.json()]);
      return HttpResponse.json({});
    }),
  );
  const { user } = renderRoutes(routes, ADDRESS);
  const field = await screen.findByRole("textbox", { name: "回复请求人" });

  await user.type(field, "方便停机吗？");
  await user.click(screen.getByRole("button", { name: "回复并挂起" }));

  await waitFor(() => expect(field).toHaveValue(""));
  expect(sent).toEqual([
    ["comment", "方便停机吗？"],
    ["wait", { reason: "requester" }],
  ]);
});

test("writing a note changes the button and the sent comment is internal", async () => {
  const sent: { is_internal: boolean }[] = [];
  server.use(
    http.post("*/api/v1/work-orders/:number/comments", async ({ request }) => {
      sent.push((await request.json()) as { is_internal: boolean });
      return HttpResponse.json({ id: 1 }, { status: 201 });
    }),
  );
  const { user } = renderRoutes(routes, ADDRESS);

  await user.click(await screen.findByRole("tab", { name: "内部备注" }));
  await user.type(screen.getByRole("textbox", { name: "内部备注" }), "先反冲洗");
  await user.click(screen.getByRole("button", { name: "记录备注" }));

  await waitFor(() =>
    expect(sent).toEqual([expect.objectContaining({ body: "先反冲洗", is_internal: true })]),
  );
});

test("the gate names what is missing before the stage can end", async () => {
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByText("断电挂牌照片", { selector: "b" })).toBeVisible();
  expect(screen.getByRole("button", { name: "拍照或上传" })).toBeVisible();
});

test("only the acts that the server allows are offered", async () => {
  server.use(
    http.get("*/api/v1/work-orders/:number", () =>
      HttpResponse.json({ ...detail, actions: ["note"], inside: { ...detail.inside, gate: null } }),
    ),
  );
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByRole("textbox", { name: "内部备注" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "挂起" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "完成现场维修" })).not.toBeInTheDocument();
});

test("an order that cannot be seen leads back to the list", async () => {
  server.use(
    http.get("*/api/v1/work-orders/:number", () =>
      HttpResponse.json(
        { code: "workorders.not_found", message: "", facts: { number: "X-1" } },
        { status: 404 },
      ),
    ),
  );
  renderRoutes(routes, "/work-orders/X-1");

  expect(await screen.findByText("找不到工单 X-1，或者您看不到它。")).toBeVisible();
  expect(screen.getByRole("link", { name: "回到工作列表" })).toBeVisible();
});

test("what was filled in is corrected in the form itself, and only what changed is sent", async () => {
  const sent: unknown[] = [];
  server.use(
    http.put("*/api/v1/work-orders/:number/details", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({});
    }),
  );
  const { user } = renderRoutes(routes, ADDRESS);
  expect(await screen.findByText("IM-03 注塑机 280T")).toBeVisible();

  await user.click(await screen.findByRole("button", { name: "修改填写内容" }));
  const asked = await screen.findByRole("dialog");
  const place = await within(asked).findByLabelText("位置");
  await user.type(place, "，东门");
  await user.click(within(asked).getByRole("button", { name: "保存" }));

  await waitFor(() =>
    expect(sent).toEqual([{ answers: { place: "二号厂房 1 层 B 区，东门" }, rev: detail.order.rev }]),
  );
});
