import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { ProofAsk } from "@/console/ProofAsk";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import SecurityPage from "./SecurityPage";

withFakeServer();

const AUTH = "*/_allauth/browser/v1";
const SEED = { secret: "JBSWY3DP", totp_url: "otpauth://totp/zhou?secret=JBSWY3DP&issuer=Gongdan" };
const routes = [
  {
    path: "/security",
    element: (
      <>
        <SecurityPage />
        <ProofAsk />
      </>
    ),
  },
];

function data(value: unknown) {
  return HttpResponse.json({ status: 200, data: value });
}

function means(...kinds: string[]) {
  return http.get(`${AUTH}/account/authenticators`, () =>
    data(kinds.map((type) => ({ type, created_at: 1_763_900_000, unused_code_count: 9 }))),
  );
}

function sessions() {
  const one = { ip: "10.0.0.8", created_at: 1_763_900_000, is_current: true };
  return http.get(`${AUTH}/auth/sessions`, () =>
    data([
      { ...one, id: 1, user_agent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36" },
      { ...one, id: 2, is_current: false, user_agent: "Mozilla/5.0 (iPhone) MicroMessenger/8.0" },
    ]),
  );
}

test("a second step is set up with a picture and the codes are shown", async () => {
  let given: unknown;
  server.use(
    means(),
    sessions(),
    http.get(`${AUTH}/account/authenticators/totp`, () =>
      HttpResponse.json({ status: 404, meta: SEED }, { status: 404 }),
    ),
    http.post(`${AUTH}/account/authenticators/totp`, async ({ request }) => {
      given = await request.json();
      return data({ type: "totp" });
    }),
    http.get(`${AUTH}/account/authenticators/recovery-codes`, () =>
      data({ unused_codes: ["11112222", "33334444"] }),
    ),
  );
  const { user } = renderRoutes(routes, "/security");

  await user.click(await screen.findByRole("button", { name: "开始设置" }));
  expect(await screen.findByRole("img", { name: "请用验证器扫描的二维码" })).toBeVisible();
  expect(screen.getByText("JBSW Y3DP")).toBeVisible();
  await user.type(screen.getByLabelText("验证码"), "123 456");
  await user.click(screen.getByRole("button", { name: "启用" }));

  expect(await screen.findByText("33334444")).toBeVisible();
  expect(given).toEqual({ code: "123456" });
});

test("turning it off asks for the password where the server wants it fresh", async () => {
  const heard: string[] = [];
  let isProved = false;
  server.use(
    means("totp", "recovery_codes"),
    sessions(),
    http.delete(`${AUTH}/account/authenticators/totp`, () => {
      heard.push("delete");
      return isProved ? data({}) : HttpResponse.json({ status: 401, data: { flows: [] } }, { status: 401 });
    }),
    http.post(`${AUTH}/auth/reauthenticate`, async ({ request }) => {
      heard.push(JSON.stringify(await request.json()));
      isProved = true;
      return data({});
    }),
  );
  const { user } = renderRoutes(routes, "/security");

  await user.click(await screen.findByRole("button", { name: "关闭两步验证" }));
  await user.click((await screen.findAllByRole("button", { name: "关闭两步验证" })).at(-1) as HTMLElement);
  await user.type(await screen.findByLabelText("密码", { selector: "#proof" }), "gongdan-2026");
  await user.click(screen.getByRole("button", { name: "确认" }));

  await waitFor(() => expect(heard).toEqual(["delete", '{"password":"gongdan-2026"}', "delete"]));
});

test("sessions say what they are, and others can be ended", async () => {
  let ended: unknown;
  server.use(
    means(),
    sessions(),
    http.delete(`${AUTH}/auth/sessions`, async ({ request }) => {
      ended = await request.json();
      return data([]);
    }),
  );
  const { user } = renderRoutes(routes, "/security");

  expect(await screen.findByText(/Chrome · Windows/)).toBeVisible();
  expect(screen.getByText(/WeChat · iOS/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "退出" }));

  await waitFor(() => expect(ended).toEqual({ sessions: [2] }));
});
