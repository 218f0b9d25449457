import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
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
