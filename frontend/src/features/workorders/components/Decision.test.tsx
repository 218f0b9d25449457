import { screen, waitFor, within } from "@testing-library/react";
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
    may_remove: false,
    may_transfer: false,
    step_key: "ask",
    round: 1,
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
    comment: "reject",
    buttons: [],
    votes,
    return_targets: [{ key: "assess", name: text("技术评估", "Assessment"), may_come_straight: true }],
  };
  const step = {
    key: "ask",
    kind: "approval",
    name: text("主管审批", "Approval"),
    is_stage: true,
    state: "present",
    limit_minutes: 270,
    within: [],
    stays: [],
    votes,
    asked: [],
    asked_team: {},
    is_passed_over: false,
  };
  server.use(
    http.get("*/api/v1/work-orders/FM-20261123-0017", () =>
      HttpResponse.json({ ...detail, approvals: [approval] }),
    ),
    http.get("*/api/v1/work-orders/:number/way", () =>
      HttpResponse.json({
        process: "p",
        version: 1,
        state: "running",
        steps: [step],
        branches: [],
        stuck: [],
      }),
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
  await screen.findByRole("button", { name: "同意" });

  await user.keyboard("y");

  await waitFor(() =>
    expect(sent).toEqual([{ verdict: "approved", comment: "", target: "", resume: "rerun" }]),
  );
});

test("a no asks for its reason first", async () => {
  const sent = asked(vote({}));
  const { user } = renderRoutes(routes, ADDRESS);
  await user.click(await screen.findByRole("button", { name: /^拒绝/ }));
  expect(screen.getByRole("alert")).toHaveTextContent("请写明原因。");
  expect(sent).toEqual([]);

  await user.type(screen.getByRole("textbox", { name: "审批意见" }), "预算不够");
  await user.click(screen.getByRole("button", { name: /^拒绝/ }));

  await waitFor(() =>
    expect(sent).toEqual([{ verdict: "rejected", comment: "预算不够", target: "", resume: "rerun" }]),
  );
});

test("it is sent back to the stage before", async () => {
  const sent = asked(vote({}));
  const { user } = renderRoutes(routes, ADDRESS);
  await user.type(await screen.findByRole("textbox", { name: "审批意见" }), "金额不对");

  await user.click(screen.getByRole("button", { name: /^退回/ }));
  const question = await screen.findByRole("dialog");
  await user.click(within(question).getByRole("radio", { name: "直接回到我" }));
  await user.click(within(question).getByRole("button", { name: "退回" }));

  await waitFor(() =>
    expect(sent).toMatchObject([{ verdict: "returned", target: "assess", resume: "straight_back" }]),
  );
});

test("who is not asked sees the votes and no buttons", async () => {
  asked(vote({ is_mine: false, state: "done", outcome: "approved", comment: "振动值属实" }));
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByText("振动值属实")).toBeVisible();
  expect(screen.queryByRole("button", { name: /^同意/ })).not.toBeInTheDocument();
});

test("a vote is handed over to somebody, and signers are asked", async () => {
  asked(vote({}));
  const { user } = renderRoutes(routes, ADDRESS);
  await user.click(await screen.findByRole("button", { name: "请别人" }));

  await user.click(await screen.findByRole("menuitem", { name: "加签" }));

  const question = await screen.findByRole("dialog");
  expect(within(question).getByRole("radio", { name: "在我之前" })).toBeChecked();
  expect(within(question).getByRole("button", { name: /^加签/ })).toBeDisabled();
});

/** The one vote of a step that offers its buttons in its own way. */
function offers(...buttons: unknown[]): unknown[] {
  const sent = asked(vote({}));
  const approval = {
    step_key: "ask",
    name: text("主管审批", "Approval"),
    round: 1,
    mode: "one",
    percent: 100,
    comment: "reject",
    buttons,
    votes: [vote({})],
    return_targets: [],
  };
  server.use(
    http.get("*/api/v1/work-orders/FM-20261123-0017", () =>
      HttpResponse.json({ ...detail, approvals: [approval] }),
    ),
  );
  return sent;
}

test("a signature that yes wants is asked for before it is said", async () => {
  const sent = offers({ act: "approve", name: {}, is_off: false, needs: ["signature"] });
  const { user } = renderRoutes(routes, ADDRESS);
  expect(await screen.findByText("按“同意”之前要有")).toBeVisible();

  await user.keyboard("y");

  expect(await screen.findByText("还差签名")).toBeVisible();
  expect(sent).toEqual([]);
});

test("buttons carry the words of their step, and those it has off are not there", async () => {
  offers(
    { act: "approve", name: text("准予采购", "Buy it"), is_off: false, needs: [] },
    { act: "reject", name: {}, is_off: true, needs: [] },
  );
  renderRoutes(routes, ADDRESS);

  expect(await screen.findByRole("button", { name: /^准予采购/ })).toBeVisible();
  expect(screen.queryByRole("button", { name: /^拒绝/ })).not.toBeInTheDocument();
});
