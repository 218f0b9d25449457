import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

const linked = {
  name: { "zh-CN": "客户登记", en: "Sign up" },
  intro: { "zh-CN": "一分钟填完" },
  is_request: false,
  form: {
    format: 1,
    fields: [
      { id: "f_name", code: "name", kind: "text", label: { "zh-CN": "名称" }, required: true },
      { id: "f_file", code: "file", kind: "attachment", label: { "zh-CN": "资质" } },
    ],
  },
  situations: [],
};

answerFromFakes();
beforeEach(() => {
  server.use(
    ...portalHandlers,
    http.get("*/api/v1/me", () => HttpResponse.json({ code: "kernel.sign_in", facts: {} }, { status: 401 })),
    http.get("*/api/v1/public/forms/k1", () => HttpResponse.json(linked)),
  );
});

test("whoever has the link fills in the form and keeps the number", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/public/forms/k1/filings", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ number: "KH-001", sentence: null }, { status: 201 });
    }),
  );
  const { user } = renderPortal("/f/k1");

  await user.click(await screen.findByRole("button", { name: "提交" }));
  expect(await screen.findByText("这里还没填")).toBeVisible();
  await user.type(screen.getByLabelText("名称"), "马文");
  await user.click(screen.getByRole("button", { name: "提交" }));

  expect(await screen.findByText("KH-001")).toBeVisible();
  expect(sent).toEqual([{ answers: { f_name: "马文", f_file: null }, website: "" }]);
});

test("a file goes to the form's own address", async () => {
  const to: string[] = [];
  server.use(
    http.post("*/api/v1/public/forms/k1/files", ({ request }) => {
      to.push(new URL(request.url).pathname);
      const file = { id: "u1", name: "a.txt", media_type: "text/plain", byte_size: 1, has_preview: false };
      return HttpResponse.json(file, { status: 201 });
    }),
  );
  const { user, container } = renderPortal("/f/k1");
  await screen.findByText("资质");

  const box = container.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(box as HTMLInputElement, new File(["x"], "a.txt", { type: "text/plain" }));

  expect(await screen.findByText("a.txt")).toBeVisible();
  expect(to).toEqual(["/api/v1/public/forms/k1/files"]);
});

test("a link that is over says so and shows nothing else", async () => {
  server.use(
    http.get("*/api/v1/public/forms/k1", () =>
      HttpResponse.json({ code: "channels.form_link_over", facts: {} }, { status: 410 }),
    ),
  );
  renderPortal("/f/k1");

  expect(await screen.findByText("这张表单已经停止填写")).toBeVisible();
  expect(screen.queryByRole("button", { name: "提交" })).toBeNull();
});
