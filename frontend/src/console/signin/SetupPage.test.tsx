import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import SetupPage from "./SetupPage";

const NOBODY_YET = {
  is_setup_needed: true,
  is_demonstration: false,
  has_provider: false,
  language: "zh-CN",
  password_min_length: 8,
  demonstration_accounts: [],
};

withFakeServer();
afterEach(() => {
  vi.restoreAllMocks();
});

test("a browser that was never here makes the first administrator", async () => {
  const tokens: (string | null)[] = [];
  const cookies = vi.spyOn(document, "cookie", "get").mockReturnValue("");
  server.use(
    http.get("*/api/v1/sign-in-options", () => HttpResponse.json(NOBODY_YET)),
    http.get("*/_allauth/browser/v1/config", () => {
      cookies.mockReturnValue("csrftoken=fresh");
      return HttpResponse.json({});
    }),
    http.post("*/api/v1/setup", ({ request }) => {
      tokens.push(request.headers.get("X-CSRFToken"));
      return HttpResponse.json({ is_needed: false }, { status: 201 });
    }),
    http.post("*/_allauth/browser/v1/auth/login", () => HttpResponse.json({ status: 200 })),
  );
  const { user } = renderPiece(<SetupPage />);

  await user.type(await screen.findByLabelText("您的姓名"), "陈立");
  await user.type(screen.getByLabelText("登录名"), "chenli");
  await user.type(screen.getByLabelText("密码"), "a-good-long-word-1");
  await user.click(screen.getByRole("button", { name: "开始使用" }));

  await expect.poll(() => tokens, { timeout: 20_000 }).toEqual(["fresh"]);
});
