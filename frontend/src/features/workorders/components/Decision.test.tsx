import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { detail, lin, xu } from "@/testing/world";
import { routes } from "../routes";
import type { Vote } from "../types";

withFakeServer();

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });

const ADDRESS = "/work-orders/FM-20261123-0017";

function vote(of: Partial<Vote>): Vote {
  return {
    task_id: 7,
    person: lin,
    owner: null,
    state: "pending",
    outcome: "",
    comment: "",
    sign: "",
    added_by: null,
    because: text("指定 林致远", "Lin Zhiyuan is named"),
    since: "2026-11-24T02:41:00Z",
    due_at: "2026-11-24T07:11:00Z",
    at: null,
    is_mine: true,
    may_take_back: false,
    ...of,
  };
}

function asked(...votes: Vote[]): unknown[] {
  const sent: unknown[] = [];
  const approval = {
    step_key: "ask",
    name: text("主管审批", "Approval"),
    round: 1,
    mode: "all",
    percent: 100,
    votes,
    return_targets: [{ key: "assess", name: text("技术评估", "Assessment") }],
  };
  server.use(
    http.get("*/api/v1/work-orders/FM-20261123-0017", () =>
      HttpResponse.json({ ...detail, approvals: [approval] }),
    ),
    http.put("*/api/v1/work-orders/:number/tasks/7/decision", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(detail);
    }),
  );
  return sent;
}

test("y says yes at once", async () => {
  const sent = asked(vote({}), vote({ task_id: 8, person: xu, is_mine: false }));
  const { user } = renderRoutes(routes, ADDRESS);
  await screen.findByRole("button", { name: /同意/ });

  await user.keyboard("y");

  await waitFor(() =>
    expect(sent).toEqual([{ verdict: "approved", comment: "", target: "", resume: "rerun" }]),
  );
});

test("a no asks for its reason first", async () => {
  const sent = asked(vote({}));
  const { user } = renderRoutes(routes, ADDRESS);
  await user.click(await screen.findByRole("button", { name: "拒绝" }));
  expect(screen.getByRole("alert")).toHaveTextContent("请写明原因。");
  expect(sent).toEqual([]);

  await user.type(screen.getByRole("textbox", { name: "审批意见" }), "预算不够");
  await user.click(screen.getByRole("button", { name: "拒绝" }));

  await waitFor(() =>
    expect(sent).toEqual([{ verdict: "rejected", comment: "预算不够", target: "", resume: "rerun" }]),
  );
});

test("it is sent back to the stage before", async () => {
  const sent = asked(vote({}));
  const { user } = renderRoutes(routes, ADDRESS);
  await user.type(await screen.findByRole("textbox", { name: "审批意见" }), "金额不对");

  await user.click(screen.getByRole("button", { name: "退回" }));

  await waitFor(() => expect(sent).toMatchObject([{ verdict: "returned", target: "assess" }]));
});

test("who is not asked sees the votes and no buttons", async () => {
  asked(vote({ is_mine: false, state: "done", outcome: "approved", comment: "振动值属实" }));
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByText("振动值属实")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^同意/ })).not.toBeInTheDocument();
});
