import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { cooling, inMinutes, jam, leak, leakDetail } from "@/testing/portalWorld";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

answerFromFakes();
beforeEach(() => server.use(...portalHandlers));

type Method = "post" | "put";

function take(method: Method, path: string) {
  const taken: unknown[] = [];
  server.use(
    http[method](`*/api/v1${path}`, async ({ request }) => {
      const text = await request.text();
      taken.push(text === "" ? null : JSON.parse(text));
      return HttpResponse.json({});
    }),
  );
  return taken;
}

describe("a request", () => {
  test("opens with the sentence, the person, the road and the conversation", async () => {
    renderPortal(`/requests/${leak.number}`);

    expect(
      await screen.findByRole("heading", { level: 2, name: "何师傅正在修，预计今天 16:30 前好" }),
    ).toBeVisible();
    expect(screen.getByText("设施维修组")).toBeVisible();
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
    const talk = screen.getByRole("region", { name: "经过和对话" });
    expect(within(talk).getAllByRole("article")).toHaveLength(3);
  });

  test("shows what was sent as the form shows it, and takes what is put right", async () => {
    const taken = take("put", "/work-orders/:number/details");
    const { user } = renderPortal(`/requests/${leak.number}`);

    await user.click(await screen.findByText("填的内容"));
    expect(await screen.findByText("漏油漏水")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "改一改" }));
    const sheet = await screen.findByRole("dialog");
    const place = await within(sheet).findByLabelText(/在哪儿/);
    await user.clear(place);
    await user.type(place, "A3");
    await user.click(within(sheet).getByRole("button", { name: "保存修改" }));

    await expect.poll(() => taken).toEqual([{ answers: { f_place: "A3" } }]);
  });

  test("takes a reply and empties the line", async () => {
    const taken = take("post", "/work-orders/:number/comments");
    const { user } = renderPortal(`/requests/${leak.number}`);

    const line = await screen.findByRole("textbox", { name: "跟何师傅说一句" });
    await user.type(line, "好的，谢谢");
    await user.click(screen.getByRole("button", { name: "发送" }));

    await expect
      .poll(() => taken)
      .toEqual([{ body: "好的，谢谢", is_internal: false, attachment_ids: [], mention_ids: [] }]);
    expect(line).toHaveValue("");
  });

  test("keeps the words when a reply is refused, and says why", async () => {
    server.use(
      http.post("*/api/v1/work-orders/:number/comments", () =>
        HttpResponse.json({ code: "workorders.x", message: "It is closed.", facts: {} }, { status: 409 }),
      ),
    );
    const { user } = renderPortal(`/requests/${leak.number}`);

    const line = await screen.findByRole("textbox", { name: "跟何师傅说一句" });
    await user.type(line, "还在吗");
    await user.click(screen.getByRole("button", { name: "发送" }));

    expect(await screen.findByRole("alert")).toHaveTextContent("It is closed.");
    expect(line).toHaveValue("还在吗");
  });

  test("can be nudged once, then the button rests", async () => {
    const taken = take("post", "/work-orders/:number/urges");
    const { user } = renderPortal(`/requests/${leak.number}`);

    const nudge = await screen.findByRole("button", { name: "催一下" });
    server.use(
      http.get("*/api/v1/portal/requests/:number", () =>
        HttpResponse.json({
          ...leakDetail,
          can: { ...leakDetail.can, urge: false },
          urge_rest_until: inMinutes(30),
        }),
      ),
    );
    await user.click(nudge);

    expect(await screen.findByRole("button", { name: "已催过" })).toBeDisabled();
    expect(taken).toEqual([null]);
  });

  test("is cancelled with a reason", async () => {
    const taken = take("put", "/work-orders/:number/cancellation");
    const { user } = renderPortal(`/requests/${leak.number}`);

    await user.click(await screen.findByRole("button", { name: "更多" }));
    await user.click(screen.getByRole("button", { name: "取消这一单" }));
    const sheet = screen.getByRole("dialog", { name: "取消这一单" });
    expect(within(sheet).getByRole("button", { name: "取消" })).toBeDisabled();
    await user.click(within(sheet).getByLabelText("自己好了"));
    await user.click(within(sheet).getByRole("button", { name: "取消" }));

    await expect.poll(() => taken).toEqual([{ reason: "自己好了" }]);
  });

  test("asks whether it is done; one press closes it", async () => {
    const taken = take("put", "/work-orders/:number/confirmation");
    const { user } = renderPortal(`/requests/${cooling.number}`);

    await user.click(await screen.findByRole("button", { name: "好了，结束" }));

    await expect.poll(() => taken).toEqual([{ is_satisfied: true }]);
  });

  test("not yet: says what is wrong and goes back to the same person", async () => {
    const taken = take("put", "/work-orders/:number/confirmation");
    const { user } = renderPortal(`/requests/${cooling.number}`);

    await user.click(await screen.findByRole("button", { name: "还没好" }));
    const sheet = screen.getByRole("dialog", { name: "哪里还不对？" });
    await user.click(within(sheet).getByLabelText("只好了一半"));
    await user.type(within(sheet).getByLabelText(/说具体点/), "出风还是热的");
    await user.click(within(sheet).getByRole("button", { name: "请吴师傅再来" }));

    await expect.poll(() => taken).toEqual([{ is_satisfied: false, reason: "只好了一半：出风还是热的" }]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test("is rated with a star, and with words afterwards", async () => {
    const taken = take("put", "/work-orders/:number/satisfaction");
    const { user } = renderPortal(`/requests/${jam.number}`);

    await user.click(await screen.findByRole("radio", { name: "满意，还差一点" }));
    await user.type(screen.getByLabelText(/差在哪一点/), "没提前说几点到");
    await user.click(screen.getByRole("button", { name: "送出评价" }));

    await expect.poll(() => taken).toEqual([{ score: 4 }, { score: 4, comment: "没提前说几点到" }]);
  });

  test("an answer that does not come offers another try", async () => {
    server.use(http.get("*/api/v1/portal/requests/:number", () => HttpResponse.json({}, { status: 500 })));
    const { user } = renderPortal(`/requests/${leak.number}`);

    expect(await screen.findByRole("alert")).toHaveTextContent("是我们这边没应答，不怪您");
    server.use(http.get("*/api/v1/portal/requests/:number", () => HttpResponse.json(leakDetail)));
    await user.click(screen.getByRole("button", { name: "再试一次" }));

    expect(await screen.findByRole("heading", { level: 1, name: leak.title })).toBeVisible();
  });
});
