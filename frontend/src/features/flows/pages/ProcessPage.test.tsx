import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import type { ProcessContent, Step } from "../designer/content";
import ProcessesPage from "./ProcessesPage";
import ProcessPage from "./ProcessPage";

withFakeServer();

const ROOM = { timeout: 15_000 };

const step = (key: string, kind: string, name: string, more: object = {}): Step => ({
  key,
  kind,
  name: { "zh-CN": name },
  ...more,
});

const BEGUN: ProcessContent = {
  format: 1,
  steps: [
    step("filed", "start", "提交"),
    step("assess", "handling", "技术评估", { handlers: [{ kind: "assignee" }], limit_minutes: 120 }),
    step("closed", "end", "关闭"),
  ],
};

type Kept = { content: ProcessContent; seen: string };

/** A server that keeps one process: what is sent, and how it answers. */
function processServer(options: { isStale?: boolean } = {}) {
  const puts: Kept[] = [];
  const sent = {
    puts,
    trials: [] as object[],
    notes: [] as object[],
    publications: 0,
    isStale: options.isStale,
  };
  const process = () => {
    const last = puts.at(-1);
    return {
      code: "repair",
      application: "FM",
      name: { "zh-CN": "设备维修" },
      no: 1,
      published_at: null,
      has_draft: last !== undefined,
      content: BEGUN,
      draft: last ? { content: last.content, checksum: `c${puts.length}`, problems: [], warnings: [] } : null,
    };
  };
  const type = {
    code: "fault",
    application: "FM",
    name: { "zh-CN": "设备报修" },
    process: "repair",
    form: "repair",
    no: 1,
    icon: "",
    description: {},
    is_active: true,
    position: 0,
    published_at: null,
  };
  const list = (items: unknown[]) => () => HttpResponse.json({ items });
  server.use(
    http.get("*/api/v1/roles", () => HttpResponse.json([])),
    http.get("*/api/v1/teams", () => HttpResponse.json([])),
    http.get("*/api/v1/departments", () => HttpResponse.json([])),
    http.get("*/api/v1/categories", () => HttpResponse.json([])),
    http.get("*/api/v1/applications", () => HttpResponse.json([])),
    http.get("*/api/v1/record-types", () => HttpResponse.json([])),
    http.get("*/api/v1/calendars", list([])),
    http.get("*/api/v1/rule-facts/:application", list([{ key: "priority", type: "number" }])),
    http.get("*/api/v1/work-order-types", () => HttpResponse.json([type])),
    http.get("*/api/v1/work-order-types/fault", () =>
      HttpResponse.json({ ...type, form: { fields: [] }, situations: [], steps: [] }),
    ),
    http.get("*/api/v1/processes", () => HttpResponse.json({ items: [process()] })),
    http.get("*/api/v1/processes/repair", () => HttpResponse.json(process())),
    http.get("*/api/v1/processes/repair/versions", list([])),
    http.get("*/api/v1/processes/repair/people", list([])),
    http.get("*/api/v1/processes/repair/reach", () =>
      HttpResponse.json({ types: [{ code: "fault", name: type.name }], running: { "1": 3 } }),
    ),
    http.get("*/api/v1/processes/repair/notes", () => HttpResponse.json({ items: sent.notes })),
    http.post("*/api/v1/processes/repair/notes", async ({ request }) => {
      const body = (await request.json()) as object;
      const author = { kind: "person", name: "孙一凡" };
      sent.notes.push({ id: 1, author, created_at: "2026-11-23T04:00:00Z", ...body });
      return HttpResponse.json({ items: sent.notes }, { status: 201 });
    }),
    http.put("*/api/v1/processes/repair/draft", async ({ request }) => {
      const body = (await request.json()) as Kept;
      if (sent.isStale) {
        sent.isStale = false;
        return HttpResponse.json({ code: "kernel.stale", message: "", facts: {} }, { status: 409 });
      }
      puts.push(body);
      return HttpResponse.json(process());
    }),
    http.post("*/api/v1/processes/repair/trials", async ({ request }) => {
      sent.trials.push((await request.json()) as object);
      const because = { "zh-CN": "部门负责人 高敏" };
      const person = { id: 7, name: "高敏", tint: 1 };
      const stay = { round: 1, state: "done", starts_at: "2026-11-23T04:00:00Z", is_asked: true, ladder: [] };
      const people = [{ person, team: {}, found_by: "department_head", because, outcome: "" }];
      const assess = { ...stay, step: "assess", kind: "handling", people, due_at: "2026-11-23T06:00:00Z" };
      return HttpResponse.json({
        type: "fault",
        requester: person,
        steps: [assess],
        branches: {},
        path: ["assess"],
        state: "completed",
        outcome: "completed",
        incident: null,
      });
    }),
    http.get("*/api/v1/processes/repair/case-results", () =>
      HttpResponse.json({
        items: (puts.at(-1)?.content.cases ?? []).map(({ key, name }) => ({
          key,
          name,
          is_green: true,
          missed: [],
          problem: null,
        })),
      }),
    ),
    http.post("*/api/v1/processes/repair/versions", () => {
      sent.publications += 1;
      return HttpResponse.json({ no: 2 }, { status: 201 });
    }),
  );
  return sent;
}

const ROUTES = [
  { path: "/build/processes", element: <ProcessesPage /> },
  { path: "/build/processes/:code", element: <ProcessPage /> },
];

async function open(options: { isStale?: boolean } = {}) {
  const sent = processServer(options);
  const view = renderRoutes(ROUTES, "/build/processes/repair");
  await screen.findByLabelText("办理, 技术评估", undefined, ROOM);
  return { sent, ...view };
}

const typed = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });
async function dialogNamed(title: string): Promise<HTMLElement> {
  const dialog = (await screen.findByText(title, undefined, ROOM)).closest<HTMLElement>('[role="dialog"]');
  if (!dialog) throw new Error(`no dialog is called ${title}`);
  return dialog;
}

const kept = (sent: { puts: Kept[] }) => sent.puts.at(-1)?.content.steps ?? [];

test("a step is added between two others by its plus, named, and kept by itself", async () => {
  const { sent, user } = await open();

  await user.click(screen.getByLabelText("在“关闭”之前加节点"));
  const chooser = await screen.findByRole("dialog", { name: "在这里加" }, ROOM);
  await user.click(within(chooser).getByRole("button", { name: "审批" }));
  typed(await screen.findByLabelText("节点名称"), "主管审批");

  await waitFor(() => expect(kept(sent)[2]).toMatchObject({ name: { "zh-CN": "主管审批" } }), ROOM);
  expect(kept(sent).map(({ kind }) => kind)).toEqual(["start", "handling", "approval", "end"]);
  expect(await screen.findByText(/已保存/, undefined, ROOM)).toBeInTheDocument();
});

test("by keyboard alone: walk, copy, move, undo, and each act is said", async () => {
  const { user } = await open();

  await user.click(screen.getByLabelText("办理, 技术评估"));
  await user.keyboard("{Control>}d{/Control}");
  const said = screen.getAllByRole("status").find((one) => one.textContent?.includes("再来一份"));
  const twice = screen.getAllByLabelText("办理, 技术评估");
  await user.keyboard("{Control>}z{/Control}");
  await user.keyboard("{ArrowDown}");

  expect(said).toHaveTextContent("再来一份 技术评估");
  expect(twice).toHaveLength(2);
  expect(screen.getAllByLabelText("办理, 技术评估")).toHaveLength(1);
  expect(screen.getByLabelText("结束, 关闭")).toHaveAttribute("aria-pressed", "true");
});

test("what is wrong stands at the step and in the list, with the press that mends it", async () => {
  const { sent, user } = await open();

  await user.click(screen.getByLabelText("办理, 技术评估"));
  await user.click(await screen.findByLabelText("去掉"));
  const checks = screen.getByRole("region", { name: "检查" });
  expect(await within(checks).findByText("没有说明由谁来办。")).toBeInTheDocument();
  expect(screen.getByLabelText("办理, 技术评估, 1 个问题")).toBeInTheDocument();
  await user.click(within(checks).getByRole("button", { name: "设为接单人办理" }));

  expect(await within(checks).findByText("没有错误")).toBeInTheDocument();
  await waitFor(() => expect(kept(sent)[1]?.handlers).toEqual([{ kind: "assignee" }]), ROOM);
});

test("a draft is walked as somebody, and what came out becomes a test case", async () => {
  const { sent, user } = await open();

  await user.click(within(screen.getByRole("navigation")).getByRole("button", { name: "预演" }));
  await user.click(await screen.findByRole("button", { name: "走一遍" }, ROOM));
  expect(await screen.findByText("高敏", undefined, ROOM)).toBeInTheDocument();
  expect(screen.getByText("部门负责人 高敏")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "存为测试用例" }));
  typed(await screen.findByLabelText("这条用例叫什么"), "普通报修");
  await user.click(screen.getByRole("button", { name: "存下来" }));

  await waitFor(() => expect(sent.puts.at(-1)?.content.cases).toHaveLength(1), ROOM);
  expect(sent.puts.at(-1)?.content.cases?.[0]).toMatchObject({
    name: { "zh-CN": "普通报修" },
    expect: { path: ["assess"], outcome: "completed" },
  });
});

test("publishing shows what changed and whom it touches first", async () => {
  const { sent, user } = await open();

  await user.click(screen.getByLabelText("办理, 技术评估"));
  await user.keyboard("{Control>}d{/Control}");
  await user.click(screen.getByRole("button", { name: "发布" }));
  const asked = await dialogNamed("发布 v2：这些会变");
  expect(await within(asked).findByText(/3 张在办工单/, undefined, ROOM)).toBeInTheDocument();
  expect(within(asked).getByLabelText("有什么不同")).toHaveTextContent("新增技术评估");
  await user.click(within(asked).getByText("现在发布"));

  await waitFor(() => expect(sent.publications).toBe(1), ROOM);
});

test("two builders at once: who comes second is told and loses nothing", async () => {
  const { sent, user } = await open({ isStale: true });

  await user.click(screen.getByLabelText("办理, 技术评估"));
  await user.keyboard("{Control>}d{/Control}");
  const asked = await dialogNamed("别人刚保存了这个流程");
  await user.click(within(asked).getByText(/^用我的/));

  await waitFor(() => expect(kept(sent)).toHaveLength(4), ROOM);
});

test("builders leave each other comments beside a step", async () => {
  const { sent, user } = await open();

  await user.click(screen.getByLabelText("办理, 技术评估"));
  await user.click(await screen.findByRole("tab", { name: "留言" }));
  typed(await screen.findByLabelText("写给一起设计的人"), "两小时够吗？");
  await user.click(screen.getByRole("button", { name: "留言" }));

  expect(await screen.findByText("两小时够吗？", undefined, ROOM)).toBeInTheDocument();
  expect(sent.notes).toMatchObject([{ step: "assess", text: "两小时够吗？" }]);
});
