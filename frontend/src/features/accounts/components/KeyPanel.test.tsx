import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { KeyPanel } from "./KeyPanel";

const API = "*/api/v1";
const TOKEN = "gd_Zk3f_once-and-never-again";

withFakeServer();

function answer(status = 201): void {
  const key = {
    id: 5,
    name: "ERP 同步",
    prefix: "gd_Zk3f",
    owner_id: 1,
    owner_name: "周海生",
    scopes: ["read"],
    created_at: "2026-11-24T06:18:00Z",
    expires_at: "2027-02-22T06:18:00Z",
    last_used_at: null,
    revoked_at: null,
    token: TOKEN,
  };
  const refusal = { code: "accounts.key_expiry", message: "", facts: { days: 60 } };
  server.use(
    http.get(`${API}/permissions`, () =>
      HttpResponse.json([{ code: "reports.read", name: { "zh-CN": "查看报表" } }]),
    ),
    http.get(`${API}/people/directory`, () => HttpResponse.json([])),
    http.post(`${API}/api-keys`, () => HttpResponse.json(status === 201 ? key : refusal, { status })),
  );
}

async function make(onClose: () => void) {
  const view = renderPiece(<KeyPanel onClose={onClose} />);
  await view.user.click(await screen.findByLabelText(/用途/));
  await view.user.paste("ERP 同步");
  await view.user.click(screen.getByRole("button", { name: "生成密钥" }));
  return view;
}

test("a new key's token is shown once, can be copied, and is gone when closed", async () => {
  answer();
  const closed = vi.fn();
  const { user } = await make(closed);

  expect(await screen.findByText(TOKEN)).toBeVisible();
  expect(screen.getByText("请现在就存好。关掉后谁也看不到第二次，包括管理员。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "复制" }));
  expect(await navigator.clipboard.readText()).toBe(TOKEN);
  await user.click(screen.getByRole("button", { name: "已存好" }));

  expect(closed).toHaveBeenCalledOnce();
});

test("a refused key says why and shows no token", async () => {
  answer(409);
  await make(vi.fn());

  expect(await screen.findByRole("alert")).toHaveTextContent("有效期要在今后 60 天以内。");
  expect(screen.queryByText(TOKEN)).toBeNull();
});
