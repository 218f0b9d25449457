import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { home, portalMe } from "@/testing/portalWorld";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

answerFromFakes();
beforeEach(() => server.use(...portalHandlers));

describe("home", () => {
  test("whoever is asked for a vote is shown to where it is given", async () => {
    server.use(http.get("*/api/v1/me", () => HttpResponse.json({ ...portalMe, is_internal: true })));
    renderPortal("/");

    const votes = await screen.findByRole("link", { name: "2 件事等您审批" }, { timeout: 10_000 });

    expect(votes).toHaveAttribute("href", "/todo");
  });

  test("puts what waits for me first, with its two answers on it", async () => {
    const taken: unknown[] = [];
    server.use(
      http.put("*/api/v1/work-orders/:number/confirmation", async ({ request, params }) => {
        taken.push([params.number, await request.json()]);
        return HttpResponse.json({});
      }),
    );
    const { user } = renderPortal("/");

    const card = await screen.findByRole("article", { name: "三楼会议室空调不制冷" });
    expect(within(card).getByText("等您回一句")).toBeVisible();
    await user.click(within(card).getByRole("button", { name: "好了" }));

    await expect.poll(() => taken).toEqual([["XZ-20261124-0031", { is_satisfied: true }]]);
  });

  test("says when there is nothing to ask for yet", async () => {
    const services = home.services.map((service) => ({ ...service, types: [] }));
    server.use(http.get("*/api/v1/portal/home", () => HttpResponse.json({ ...home, services })));
    renderPortal("/");

    expect(await screen.findByRole("heading", { name: "还没有可以提的服务" })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "找服务" })).not.toBeInTheDocument();
  });

  test("says in words where each request stands", async () => {
    renderPortal("/");

    expect(await screen.findByRole("img", { name: "共 4 步，正在第 3 步" })).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "共 3 步，正在第 2 步" })).toBeInTheDocument();
  });

  test("finds services and earlier requests while typing; Enter takes the best", async () => {
    const { user, router } = renderPortal("/");

    await user.type(await screen.findByRole("combobox", { name: "说一句要什么" }), "打印机卡纸");
    const found = await screen.findByRole("option", { name: /打印机\s*报修/ });
    expect(found).toHaveAttribute("aria-selected", "true");
    expect(screen.getByRole("option", { name: /三楼\s*打印机卡纸/ })).toBeInTheDocument();
    await user.keyboard("{Enter}");

    expect(router.state.location.pathname).toBe("/services/printer");
  });

  test("the last row reports the words as they are", async () => {
    const { user } = renderPortal("/");

    await user.type(await screen.findByRole("combobox", { name: "说一句要什么" }), "天花板滴水");
    await user.click(await screen.findByRole("option", { name: "都不是，直接把“天花板滴水”报上去" }));

    expect(await screen.findByText(/“天花板滴水”已经替您写好/)).toBeVisible();
  });

  test("whoever is not signed in is asked to, and comes back to where they were going", async () => {
    let isIn = false;
    server.use(
      http.get("*/api/v1/me", ({ request }) =>
        isIn
          ? undefined
          : HttpResponse.json({ code: "kernel.sign_in", message: request.url }, { status: 401 }),
      ),
      http.post("*/_allauth/browser/v1/auth/login", () => {
        isIn = true;
        return HttpResponse.json({ status: 200 });
      }),
    );
    const { user, router } = renderPortal("/requests?state=closed");

    await user.type(await screen.findByLabelText("用户名、手机号、邮箱或工号"), "lin");
    await user.type(screen.getByLabelText("密码"), "correct horse");
    await user.click(screen.getByRole("button", { name: "登录" }));

    expect(await screen.findByRole("heading", { level: 1, name: "我的工单" })).toBeVisible();
    expect(router.state.location.search).toBe("?state=closed");
  });
});
