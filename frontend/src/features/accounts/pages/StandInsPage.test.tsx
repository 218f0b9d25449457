import { fireEvent, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import StandInsPage from "./StandInsPage";

withFakeServer();

const ROOM = { timeout: 15_000 };

test("who stands in is listed with the days, and can be taken away again", async () => {
  const person = { id: 9, name: "何立山", tint: 1 };
  const removed: string[] = [];
  let left = [
    {
      id: 4,
      person,
      stand_in: person,
      application: "",
      from_at: "2026-12-01T00:00:00Z",
      until_at: "2026-12-05T00:00:00Z",
    },
  ];
  server.use(
    http.get("*/api/v1/applications", () => HttpResponse.json([])),
    http.get("*/api/v1/people/:id/stand-ins", () => HttpResponse.json(left)),
    http.delete("*/api/v1/people/:id/stand-ins/:standIn", ({ params }) => {
      removed.push(String(params.standIn));
      left = [];
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderRoutes([{ path: "/stand-ins", element: <StandInsPage /> }], "/stand-ins");

  expect(await screen.findByText("何立山", undefined, ROOM)).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "取消" }));

  expect(await screen.findByText("没有设置代理人", undefined, ROOM)).toBeInTheDocument();
  expect(removed).toEqual(["4"]);
});
