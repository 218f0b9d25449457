import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

test("a layout is begun from the form, changed, and published with the type", async () => {
  const published: { content: { print: { name: object; has_qr: boolean }[] } }[] = [];
  server.use(
    http.get("*/api/v1/record-types/:code/versions", () =>
      HttpResponse.json([
        {
          no: 1,
          form_version: 1,
          content: { format: 1 },
          published_at: "2026-11-01T00:00:00Z",
          published_by: {},
        },
      ]),
    ),
    http.post("*/api/v1/record-types/:code/versions", async ({ request }) => {
      published.push((await request.json()) as (typeof published)[number]);
      return HttpResponse.json({}, { status: 201 });
    }),
  );
  const { user } = renderRoutes(routes, "/data/customer/settings");

  await user.click(await screen.findByRole("button", { name: "新建版式" }));
  await user.click(screen.getByRole("switch", { name: /二维码/ }));
  await user.click(screen.getByRole("button", { name: "发布" }));
  const asked = await screen.findByRole("dialog");
  await user.click(within(asked).getByRole("button", { name: /发布/ }));

  await expect.poll(() => published.length).toBe(1);
  expect(published[0]?.content.print).toMatchObject([{ key: "layout-1", has_qr: false, paper: "A4" }]);
});
