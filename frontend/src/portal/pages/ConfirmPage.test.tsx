import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { confirmation } from "@/testing/portalWorld";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

answerFromFakes();
beforeEach(() => server.use(...portalHandlers));

/** A server that remembers what was pressed. */
function remember() {
  const written: unknown[] = [];
  let state = "open";
  server.use(
    http.get("*/api/v1/public/confirmations/:token", () => HttpResponse.json({ ...confirmation, state })),
    http.put("*/api/v1/public/confirmations/:token", async ({ request }) => {
      const judgment = (await request.json()) as { is_satisfied: boolean };
      written.push(judgment);
      state = judgment.is_satisfied ? "confirmed" : "reopened";
      return HttpResponse.json({});
    }),
    http.put("*/api/v1/public/confirmations/:token/satisfaction", async ({ request }) => {
      written.push(await request.json());
      return HttpResponse.json({});
    }),
  );
  return written;
}

describe("the link in a mail", () => {
  test("opening it changes nothing", async () => {
    const written = remember();
    renderPortal("/confirm/abc");

    expect(await screen.findByRole("heading", { name: "冷库温度恢复正常了吗？" })).toBeVisible();
    expect(screen.getByText("不用登录，按了按钮才算数")).toBeVisible();
    expect(written).toEqual([]);
  });

  test("a press confirms, then stars count when touched", async () => {
    const written = remember();
    const { user } = renderPortal("/confirm/abc");

    await user.click(await screen.findByRole("button", { name: "好了，谢谢" }));
    expect(await screen.findByRole("heading", { name: "好，这一单结束了" })).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "很满意" }));

    await expect.poll(() => written).toEqual([{ is_satisfied: true }, { score: 5 }]);
    expect(await screen.findByText("已记下，谢谢您")).toBeVisible();
  });

  test("not yet opens it again with the reason", async () => {
    const written = remember();
    const { user } = renderPortal("/confirm/abc");

    await user.click(await screen.findByRole("button", { name: "还没好" }));
    await user.click(screen.getByLabelText("同样的毛病又来了"));
    await user.click(screen.getByRole("button", { name: "请孙磊再来" }));

    expect(await screen.findByRole("heading", { name: "重新打开了" })).toBeVisible();
    expect(written).toEqual([{ is_satisfied: false, reason: "同样的毛病又来了" }]);
  });

  test("who confirmed too early opens it again by the same link", async () => {
    const written = remember();
    const { user } = renderPortal("/confirm/abc");

    await user.click(await screen.findByRole("button", { name: "好了，谢谢" }));
    await user.click(await screen.findByRole("button", { name: "没好？重新打开" }));
    await user.click(screen.getByLabelText("只好了一半"));
    await user.click(screen.getByRole("button", { name: "请孙磊再来" }));

    expect(await screen.findByRole("heading", { name: "重新打开了" })).toBeVisible();
    expect(written).toEqual([{ is_satisfied: true }, { is_satisfied: false, reason: "只好了一半" }]);
  });

  test("a link that is over leads to the look-up by number", async () => {
    server.use(
      http.get("*/api/v1/public/confirmations/:token", () =>
        HttpResponse.json({ ...confirmation, state: "expired" }),
      ),
    );
    const { user } = renderPortal("/confirm/abc");

    await user.click(await screen.findByRole("link", { name: "凭工单号看进展" }));
    await user.type(await screen.findByLabelText("工单号"), "kf-20261124-0003");
    await user.type(screen.getByLabelText("手机号后四位"), "2046");
    await user.click(screen.getByRole("button", { name: "看进展" }));

    expect(await screen.findByRole("heading", { level: 1, name: "3 号注塑机漏油" })).toBeVisible();
  });
});
