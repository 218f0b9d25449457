import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { detail, zhou } from "@/testing/world";
import { routes } from "../routes";

withFakeServer();

const text = (chinese: string, english: string) => ({ "zh-CN": chinese, en: english });
const NUMBER = detail.order.number;
const STUCK = {
  step_key: "send",
  name: text("通知财务", "Tell finance"),
  code: "deliveries.address_not_allowed",
  detail: "nowhere.example.com",
  since: "2026-11-24T02:41:00Z",
};
const STANDS = {
  order: detail.order,
  why: "stuck",
  stuck: [STUCK],
  note: "",
  since: STUCK.since,
  process: "repair",
  acts: ["retry", "redirect", "cancel", "repair"],
};
const THREADS = [
  {
    step_key: "send",
    name: STUCK.name,
    targets: [
      { key: "assess", kind: "handling", name: text("技术评估", "Assessment"), is_back: true },
      { key: "closed", kind: "end", name: {}, is_back: false },
    ],
  },
];

test("what stands still says why and since when, and is tried again with one press", async () => {
  let tries = 0;
  server.use(
    http.get("*/api/v1/standstills", () => HttpResponse.json([STANDS])),
    http.post("*/api/v1/work-orders/:number/retries", () => {
      tries += 1;
      return HttpResponse.json(detail);
    }),
  );
  const { user } = renderRoutes(routes, "/team/standstill");
  const line = within(await screen.findByRole("listitem"));

  expect(line.getByText(/停在“通知财务”/)).toBeVisible();
  expect(line.getByRole("link", { name: "改流程" })).toHaveAttribute("href", "/build/processes/repair");
  await user.click(line.getByRole("button", { name: "重试" }));

  await waitFor(() => expect(tries).toBe(1));
});

test("the work is taken elsewhere with a reason, never without", async () => {
  const sent: unknown[] = [];
  server.use(
    http.get("*/api/v1/standstills", () => HttpResponse.json([STANDS])),
    http.get("*/api/v1/work-orders/:number/redirections", () => HttpResponse.json(THREADS)),
    http.post("*/api/v1/work-orders/:number/redirections", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(detail);
    }),
  );
  const { user } = renderRoutes(routes, "/team/standstill");
  await user.click(await screen.findByRole("button", { name: "转到别的步骤" }));
  const ask = within(await screen.findByRole("dialog"));

  await user.click(ask.getByRole("combobox", { name: /转到/ }));
  await user.click(await screen.findByTitle("退回：技术评估"));
  expect(ask.getByRole("button", { name: "转到别的步骤" })).toBeDisabled();
  await user.type(ask.getByRole("textbox", { name: /原因/ }), "地址改了");
  await user.click(ask.getByRole("button", { name: "转到别的步骤" }));

  await waitFor(() => expect(sent).toEqual([{ step: "send", target: "assess", reason: "地址改了" }]));
});

test("a task of a pool is claimed from the list, and the tab says how many wait", async () => {
  let claimed = "";
  const task = {
    task_id: 9,
    order: detail.order,
    step_key: "pick",
    name: text("拣货", "Pick"),
    since: "2026-11-24T02:41:00Z",
    due_at: null,
    holder: null,
    candidates: [zhou],
    acts: ["claim"],
  };
  server.use(
    http.get("*/api/v1/pools", () => HttpResponse.json([task])),
    http.put("*/api/v1/work-orders/:number/tasks/:task/claim", ({ params }) => {
      claimed = `${params.number} ${params.task}`;
      return HttpResponse.json(detail);
    }),
  );
  const { user } = renderRoutes(routes, "/todo?list=pool");

  expect(await screen.findByRole("button", { name: /^待认领/ })).toHaveAttribute("aria-current", "page");
  await user.click(await screen.findByRole("button", { name: "认领" }));

  await waitFor(() => expect(claimed).toBe(`${NUMBER} 9`));
});

test("a stage that wants words asks for them before it ends", async () => {
  const sent: unknown[] = [];
  const task = {
    ...(detail.inside.tasks ?? [])[0],
    checklist: [],
    buttons: [{ act: "complete", name: {}, is_off: false, needs: ["comment"] }],
  };
  server.use(
    http.get(`*/api/v1/work-orders/${NUMBER}`, () =>
      HttpResponse.json({ ...detail, inside: { ...detail.inside, tasks: [task], gate: null } }),
    ),
    http.put("*/api/v1/work-orders/:number/tasks/:task/completion", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(detail);
    }),
  );
  const { user } = renderRoutes(routes, `/work-orders/${NUMBER}`);
  await user.click(await screen.findByRole("button", { name: /完成现场维修/ }));
  const ask = within(await screen.findByRole("dialog"));

  expect(ask.getByRole("button", { name: "完成现场维修" })).toBeDisabled();
  await user.type(ask.getByRole("textbox", { name: /说明/ }), "换了温控阀");
  await user.click(ask.getByRole("button", { name: "完成现场维修" }));

  await waitFor(() => expect(sent).toEqual([{ note: "换了温控阀" }]));
});

test("what is ticked while the stage asks for it counts at once", async () => {
  const task = { ...(detail.inside.tasks ?? [])[0], checklist: [check(false)] };
  const inside = { ...detail.inside, gate: null };
  let isTicked = false;
  const now = () => ({
    ...detail,
    inside: { ...inside, tasks: [{ ...task, checklist: [check(isTicked)] }] },
  });
  server.use(
    http.get(`*/api/v1/work-orders/${NUMBER}`, () => HttpResponse.json(now())),
    http.put("*/api/v1/work-orders/:number/tasks/:task/checklist/:key", () => {
      isTicked = true;
      return HttpResponse.json(now());
    }),
  );
  const { user } = renderRoutes(routes, `/work-orders/${NUMBER}`);
  await user.click(await screen.findByRole("button", { name: /完成现场维修/ }));
  const ask = within(await screen.findByRole("dialog"));
  expect(ask.getByRole("button", { name: "完成现场维修" })).toBeDisabled();

  await user.click(ask.getByRole("checkbox", { name: "断电挂牌" }));

  await waitFor(() => expect(ask.getByRole("button", { name: "完成现场维修" })).toBeEnabled());
});

function check(isTicked: boolean) {
  return {
    key: "power",
    text: text("断电挂牌", "Locked out"),
    is_mandatory: true,
    needs_photo: false,
    ticked_by: isTicked ? "周海生" : null,
    ticked_at: isTicked ? "2026-11-24T04:00:00Z" : null,
    file_id: null,
  };
}
