import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { type Designing, DesigningContext } from "../context";
import { cureOf } from "../cures";
import { makeProcessStore } from "../store";
import { Files } from "./Files";

withFakeServer();

const ROOM = { timeout: 15_000 };

const FINDING = {
  code: "flows.bpmn_boundary_dropped",
  element: "too_late",
  name: "总经理审批",
  step: "board",
  blocks: true,
  detail: "两天未批",
};
const TAKEN = {
  id: 7,
  name: "leave.bpmn",
  findings: [FINDING],
  taken_at: "2026-11-23T04:00:00Z",
  taken_by: { name: "陈静" },
};

function open(taken = 0) {
  const sent = { files: () => taken };
  server.use(
    http.get("*/api/v1/processes/leave/bpmn-files", () => HttpResponse.json({ items: taken ? [TAKEN] : [] })),
    http.post("*/api/v1/processes/leave/bpmn", () => {
      taken += 1;
      return HttpResponse.json({ items: [TAKEN] }, { status: 201 });
    }),
    http.get("*/api/v1/processes/leave", () =>
      HttpResponse.json({ code: "leave", application: "", name: {}, content: null, draft: null }),
    ),
  );
  const designing = { isReadOnly: false } as Designing;
  const element = (
    <DesigningContext.Provider value={designing}>
      <Files code="leave" />
    </DesigningContext.Provider>
  );
  const routes = [
    { path: "/build/processes/new", element },
    { path: "/build/processes/:code", element: <p>新的草稿</p> },
  ];
  return { sent, ...renderRoutes(routes, "/build/processes/new") };
}

test("a file becomes the draft, and the designer begins with it", async () => {
  const { user, sent } = open();

  const input = await screen.findByLabelText("导入 BPMN 文件", {}, ROOM);
  await user.upload(input, new File(["<definitions/>"], "leave.bpmn", { type: "application/xml" }));

  expect(await screen.findByText("新的草稿", {}, ROOM)).toBeVisible();
  expect(sent.files()).toBe(1);
});

test("what a file held is told with its element, and the file can be had again", async () => {
  open(1);

  expect(await screen.findByText("这一步边上的事件没有导入。", {}, ROOM)).toBeVisible();
  expect(screen.getByRole("link", { name: "leave.bpmn" })).toHaveAttribute(
    "href",
    "/api/v1/processes/leave/bpmn-files/7",
  );
});

test("what was looked at is struck off by one press, and comes back by undo", () => {
  const review = [{ code: "flows.bpmn_not_reached" }, { code: "flows.bpmn_boundary_dropped" }];
  const store = makeProcessStore({ format: 1, steps: [], review });
  const fault = { path: "process.review.0", code: "flows.review_open", step: "", isWarning: false };

  const cure = cureOf(fault, null);
  cure?.act(store);

  expect(cure?.word).toBe("looked_at");
  expect(store.get().content.review).toEqual([review[1]]);
  store.undo();
  expect(store.get().content.review).toEqual(review);
});
