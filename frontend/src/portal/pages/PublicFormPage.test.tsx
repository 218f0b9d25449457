import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { picture, receipt } from "@/testing/portalWorld";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

const inquiry = {
  code: "service-inquiry",
  name: { "zh-CN": "咨询", en: "Inquiry" },
  description: { "zh-CN": "产品、交期、价格", en: "Products" },
  icon: "phone",
  application: "service",
  form: { format: 1, fields: [{ id: "f_order", code: "order", kind: "text", label: { "zh-CN": "订单号" } }] },
  situations: [{ key: "calm", text: { "zh-CN": "不着急", en: "No hurry" }, hint: {}, impact: 3, urgency: 3 }],
};
const card = {
  code: "service",
  name: { "zh-CN": "客户服务" },
  icon: "phone",
  department: null,
  types: [inquiry],
};

answerFromFakes();
beforeEach(() => {
  server.use(
    ...portalHandlers,
    http.get("*/api/v1/me", () => HttpResponse.json({ code: "kernel.sign_in", facts: {} }, { status: 401 })),
    http.get("*/api/v1/public/services", () => HttpResponse.json([card])),
    http.get("*/api/v1/public/services/:code", () => HttpResponse.json(inquiry)),
  );
});

/** Answers with the slip and remembers what it was sent. */
function taken() {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/public/requests", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(receipt, { status: 201 });
    }),
  );
  return sent;
}

test("somebody without an account asks, and gets the number and the link to follow it", async () => {
  const sent = taken();
  const { user } = renderPortal("/public");

  await user.click(await screen.findByRole("link", { name: /咨询/ }));
  await user.type(await screen.findByLabelText("怎么了？"), "要开发票");
  await user.click(screen.getByRole("radio", { name: /不着急/ }));
  await user.type(screen.getByLabelText("怎么称呼您"), "马文");
  await user.type(screen.getByLabelText("您的电话"), "139 0000 4321");
  await user.click(screen.getByRole("button", { name: "提交" }));

  expect(await screen.findByText(receipt.number)).toBeVisible();
  expect(screen.getByRole("link", { name: "看进展" })).toHaveAttribute(
    "href",
    expect.stringMatching(/\/t\/abc$/),
  );
  expect(sent).toEqual([
    {
      type: "service-inquiry",
      title: "要开发票",
      description: "",
      situation: "calm",
      wished_at: null,
      attachment_ids: [],
      answers: {},
      contact_name: "马文",
      contact_phone: "139 0000 4321",
    },
  ]);
});

test("photographs go to the service's own address, and along with the request", async () => {
  const sent = taken();
  const to: string[] = [];
  server.use(
    http.post("*/api/v1/public/services/:code/files", ({ request }) => {
      to.push(new URL(request.url).pathname);
      return HttpResponse.json(picture, { status: 201 });
    }),
  );
  const { user, container } = renderPortal("/public/service-inquiry");
  await user.type(await screen.findByLabelText("怎么了？"), "外箱破了");
  await user.click(screen.getByRole("radio", { name: /不着急/ }));
  await user.type(screen.getByLabelText("怎么称呼您"), "马文");
  await user.type(screen.getByLabelText("您的电话"), "139 0000 4321");

  const box = container.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(box as HTMLInputElement, new File(["x"], picture.name, { type: "image/jpeg" }));
  await screen.findByRole("img", { name: picture.name });
  await user.click(await screen.findByRole("button", { name: "提交" }));

  expect(await screen.findByText(receipt.number)).toBeVisible();
  expect(to).toEqual(["/api/v1/public/services/service-inquiry/files"]);
  expect(sent).toEqual([expect.objectContaining({ attachment_ids: [picture.id] })]);
});

test("a photograph that is refused says why where it stands", async () => {
  server.use(
    http.post("*/api/v1/public/services/:code/files", () =>
      HttpResponse.json(
        { code: "files.too_large", facts: { name: "a.jpg", limit_megabytes: 25 } },
        { status: 413 },
      ),
    ),
  );
  const { user, container } = renderPortal("/public/service-inquiry");
  await screen.findByLabelText("怎么了？");

  const box = container.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(box as HTMLInputElement, new File(["x"], "a.jpg", { type: "image/jpeg" }));

  expect(await screen.findByText(/25 MB/)).toBeVisible();
});

test("who asks has to say who they are", async () => {
  const sent = taken();
  const { user } = renderPortal("/public/service-inquiry");

  await user.type(await screen.findByLabelText("怎么了？"), "要开发票");
  await user.click(screen.getByRole("button", { name: "提交" }));

  expect(await screen.findAllByText("这里还没填")).toHaveLength(3);
  expect(screen.getByLabelText("怎么称呼您")).toBeInvalid();
  expect(sent).toEqual([]);
});
