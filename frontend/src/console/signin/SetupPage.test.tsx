import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { renderRoutes } from "@/testing/render";
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

const ROUTES = [
  { path: "/setup", element: <SetupPage /> },
  { path: "/sign-in", element: <p>请登录</p> },
  { path: "/", element: <p>可以开始了</p> },
];

withFakeServer();
afterEach(() => {
  vi.restoreAllMocks();
});

test("a browser that was never here makes the first administrator and is signed in", async () => {
  const tokens: (string | null)[] = [];
  let isNeeded = true;
  const cookies = vi.spyOn(document, "cookie", "get").mockReturnValue("");
  server.use(
    http.get("*/api/v1/sign-in-options", () =>
      HttpResponse.json({ ...NOBODY_YET, is_setup_needed: isNeeded }),
    ),
    http.get("*/_allauth/browser/v1/config", () => {
      cookies.mockReturnValue("csrftoken=fresh");
      return HttpResponse.json({});
    }),
    http.post("*/api/v1/setup", ({ request }) => {
      tokens.push(request.headers.get("X-CSRFToken"));
      isNeeded = false;
      return HttpResponse.json({ is_needed: false }, { status: 201 });
    }),
    http.post("*/_allauth/browser/v1/auth/login", () => HttpResponse.json({ status: 200 })),
  );
  const { user } = renderRoutes(ROUTES, "/setup");

  await user.type(await screen.findByLabelText("您的姓名"), "陈立");
  await user.type(screen.getByLabelText("登录名"), "chenli");
  await user.type(screen.getByLabelText("密码"), "a-good-long-word-1");
  await user.click(screen.getByRole("button", { name: "开始使用" }));

  expect(await screen.findByText("可以开始了")).toBeVisible();
  expect(tokens).toEqual(["fresh"]);
});
