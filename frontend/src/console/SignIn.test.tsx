import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { me } from "@/testing/world";
import { consoleRoutes } from "./router";

withFakeServer();

function nobodyIsSignedIn(): void {
  server.use(
    http.get("*/api/v1/me", () =>
      HttpResponse.json({ code: "http.401", message: "", facts: {} }, { status: 401 }),
    ),
  );
}

test("without a session every page leads to signing in and remembers where one wanted to go", async () => {
  nobodyIsSignedIn();
  const { router } = renderRoutes(consoleRoutes, "/work/team?status=new");

  expect(await screen.findByRole("heading", { name: "登录远汀制造" })).toBeVisible();
  expect(router.state.location.search).toBe(`?next=${encodeURIComponent("/work/team?status=new")}`);
});

test("a demonstration account goes in with one press", async () => {
  const { user, router } = renderRoutes(consoleRoutes, "/sign-in?next=/todo");

  await user.click(await screen.findByRole("button", { name: /周海生/ }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/todo"));
});

test("a wrong password is told in words", async () => {
  server.use(
    http.post("*/_allauth/browser/v1/auth/login", () =>
      HttpResponse.json({ errors: [{ code: "username_password_mismatch", message: "no" }] }, { status: 400 }),
    ),
  );
  const { user } = renderRoutes(consoleRoutes, "/sign-in");

  await user.type(await screen.findByLabelText("用户名、手机号、邮箱或工号"), "zhou");
  await user.type(screen.getByLabelText("密码"), "wrong");
  await user.click(screen.getByRole("button", { name: "登录" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("名字或密码不对");
});

test("an address of another site is not followed after signing in", async () => {
  const { user, router } = renderRoutes(consoleRoutes, "/sign-in?next=//evil.example");

  await user.click(await screen.findByRole("button", { name: /周海生/ }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/work/mine"));
});

test("a right password leads to the second step where one is set up", async () => {
  server.use(
    http.post("*/_allauth/browser/v1/auth/login", () =>
      HttpResponse.json(
        { status: 401, data: { flows: [{ id: "mfa_authenticate", is_pending: true }] } },
        { status: 401 },
      ),
    ),
    http.post("*/_allauth/browser/v1/auth/2fa/authenticate", () => HttpResponse.json({ status: 200 })),
  );
  const { user, router } = renderRoutes(consoleRoutes, "/sign-in?next=/todo");

  await user.type(await screen.findByLabelText("用户名、手机号、邮箱或工号"), "zhou");
  await user.type(screen.getByLabelText("密码"), "right");
  await user.click(screen.getByRole("button", { name: "登录" }));
  await user.type(await screen.findByLabelText("验证码"), "123456");
  await user.click(screen.getByRole("button", { name: "登录" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/todo"));
});

test("whoever owes a second step comes to no other page", async () => {
  server.use(
    http.get("*/api/v1/me", () => HttpResponse.json({ ...me, owes_second_step: true })),
    http.get("*/_allauth/browser/v1/account/authenticators", () => HttpResponse.json({ data: [] })),
  );
  const { router } = renderRoutes(consoleRoutes, "/work");

  expect(await screen.findByText(/您的角色要求两步验证/)).toBeVisible();
  expect(router.state.location.pathname).toBe("/security");
});
