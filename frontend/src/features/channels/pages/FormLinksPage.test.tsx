import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import type { FormLink } from "../linkApi";
import { routes } from "../routes";

withFakeServer();

const link: FormLink = {
  id: 4,
  application: "it",
  target: "record_type",
  code: "customer",
  type_name: { "zh-CN": "客户" },
  name: { "zh-CN": "客户登记" },
  intro: {},
  fields: ["f_name"],
  missing: [],
  url: "http://desk.example/portal/f/k1",
  is_open: true,
  is_over: false,
  expires_at: null,
  per_hour: null,
  filed: 3,
  filed_at: null,
  rev: 1,
};

test("a builder sees where a link leads and closes it", async () => {
  const sent: unknown[] = [];
  server.use(
    http.get("*/api/v1/form-links", () => HttpResponse.json([{ ...link, is_open: sent.length === 0 }])),
    http.put("*/api/v1/form-links/4", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(link);
    }),
  );
  const { user } = renderRoutes(routes, "/form-links");

  expect(await screen.findByText(link.url)).toBeVisible();
  expect(screen.getByText("已收 3 份")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "二维码" }));
  expect(screen.getByRole("img", { name: "客户登记 二维码" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "关闭" }));

  expect(await screen.findByText("已关闭")).toBeVisible();
  expect(sent).toEqual([
    {
      name: link.name,
      intro: {},
      fields: ["f_name"],
      expires_at: null,
      per_hour: null,
      is_open: false,
      rev: 1,
    },
  ]);
});

test("what reads the organization's data cannot be asked by a link", async () => {
  const fields = [
    { id: "f_name", code: "name", kind: "text", label: { "zh-CN": "名称" }, is_fit: true, is_required: true },
    {
      id: "f_who",
      code: "who",
      kind: "member",
      label: { "zh-CN": "经理" },
      is_fit: false,
      is_required: false,
    },
  ];
  server.use(
    http.get("*/api/v1/form-links", () => HttpResponse.json([link])),
    http.get("*/api/v1/form-links/fields", () => HttpResponse.json(fields)),
  );
  const { user } = renderRoutes(routes, "/form-links");

  await user.click(await screen.findByRole("button", { name: "修改" }));

  expect(await screen.findByRole("checkbox", { name: /名称/ })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: /经理/ })).toBeDisabled();
});
