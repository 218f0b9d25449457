import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import FormPage from "./FormPage";
import FormsPage from "./FormsPage";

withFakeServer();

type Field = {
  id: string;
  code: string;
  kind: string;
  label: Record<string, string>;
  [setting: string]: unknown;
};
type Content = { format: number; fields: Field[]; checks: unknown[] };

const field = (code: string, name: string, more: Partial<Field> = {}): Field => ({
  id: `f_${code}`,
  code,
  kind: "text",
  label: { "zh-CN": name },
  ...more,
});

const content = (...fields: Field[]): Content => ({ format: 1, fields, checks: [] });
const BEGUN = content(field("device", "设备"), field("what", "故障描述", { kind: "textarea" }));

const roles = [
  {
    key: "requester",
    name: { "zh-CN": "请求人" },
    scope: "own",
    permissions: [],
    fields: {},
    is_builtin: true,
    needs_second_step: false,
  },
  {
    key: "guest",
    name: { "zh-CN": "外协" },
    scope: "own",
    permissions: [],
    fields: { what: "hidden" },
    is_builtin: false,
    needs_second_step: false,
  },
];

type Kept = { content: Content; seen: string };

/** A server that keeps one form: what is sent, how it answers, another builder where wanted. */
function formServer(options: { published?: Content; draft?: Content } = {}) {
  const { published = BEGUN, draft } = options;
  const puts: Kept[] = [];
  const sent = {
    puts,
    publications: 0,
    isStale: false,
    problems: [] as object[],
    trials: [] as unknown[],
    wrongs: [] as object[],
    now: draft,
  };
  const theirs = content(field("device", "对方的设备"), field("what", "故障描述", { kind: "textarea" }));
  const form = () => {
    const shown = sent.isStale ? theirs : sent.now;
    const checksum = sent.isStale ? "theirs" : `c${puts.length}`;
    return {
      code: "repair",
      application: "FM",
      name: { "zh-CN": "设备报修" },
      is_active: true,
      no: 1,
      published_at: null,
      has_draft: shown !== undefined,
      content: published,
      draft: shown ? { content: shown, checksum, problems: sent.problems } : null,
    };
  };
  server.use(
    http.get("*/api/v1/roles", () => HttpResponse.json(roles)),
    http.get("*/api/v1/record-types", () => HttpResponse.json([])),
    http.get("*/api/v1/forms", () => HttpResponse.json({ items: [form()] })),
    http.get("*/api/v1/forms/repair", () => HttpResponse.json(form())),
    http.get("*/api/v1/forms/repair/versions", () => HttpResponse.json({ items: [] })),
    http.put("*/api/v1/forms/repair/draft", async ({ request }) => {
      const body = (await request.json()) as Kept;
      puts.push(body);
      if (sent.isStale && body.seen !== "theirs") {
        return HttpResponse.json({ code: "kernel.stale", message: "", facts: {} }, { status: 409 });
      }
      sent.isStale = false;
      sent.now = body.content;
      return HttpResponse.json(form());
    }),
    http.post("*/api/v1/forms/repair/trial", async ({ request }) => {
      sent.trials.push(await request.json());
      const problems = sent.trials.length === 1 ? sent.wrongs : [];
      return HttpResponse.json({ answers: {}, problems, refused: [], warnings: [], shown: [], locked: [] });
    }),
    http.post("*/api/v1/forms/repair/versions", () => {
      sent.publications += 1;
      return HttpResponse.json({ no: 2 }, { status: 201 });
    }),
  );
  return sent;
}

async function open() {
  const view = renderRoutes(
    [
      { path: "/build/forms", element: <p>全部</p> },
      { path: "/build/forms/:code", element: <FormPage /> },
    ],
    "/build/forms/repair",
  );
  const canvas = await screen.findByLabelText("表单的样子");
  return { ...view, canvas };
}

// Names and words, not roles: a whole designer is large, and asking it for a role costs seconds.
const order = (canvas: HTMLElement) =>
  [...canvas.querySelectorAll("[data-hit]")].map((hit) => hit.getAttribute("aria-label"));
const write = (label: string, words: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: words } });

async function dialogNamed(title: string): Promise<HTMLElement> {
  const dialog = (await screen.findByText(title)).closest<HTMLElement>('[role="dialog"]');
  if (!dialog) throw new Error(`no dialog is called ${title}`);
  return dialog;
}

test("a field is added by a press, named, kept by itself and taken back", async () => {
  const sent = formServer();
  const { user, canvas } = await open();

  await user.click(within(canvas).getByLabelText("设备，单行文字"));
  await user.click(screen.getByLabelText("数字"));

  expect(order(canvas)).toEqual(["设备，单行文字", "数字，数字", "故障描述，多行文字"]);
  write("名称", "压力");
  await waitFor(() => expect(sent.puts.at(-1)?.content.fields[1]?.label).toEqual({ "zh-CN": "压力" }));
  expect(sent.puts[0]?.seen).toBe("");
  expect(await screen.findByText(/已保存/)).toBeVisible();

  await user.click(screen.getByTitle(/^撤销：改 数字 的名称/));
  await user.click(screen.getByTitle(/^撤销：加 数字/));

  expect(order(canvas)).toEqual(["设备，单行文字", "故障描述，多行文字"]);
  await waitFor(() => expect(sent.puts.at(-1)?.content.fields).toHaveLength(2));
});

test("the whole of it works by keys, and each is told to those who hear the page", async () => {
  formServer();
  const { user, canvas } = await open();
  await user.click(within(canvas).getByLabelText("设备，单行文字"));

  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(order(canvas)).toEqual(["故障描述，多行文字", "设备，单行文字"]);
  expect(screen.getByText("下移 设备")).toBeInTheDocument();

  await user.keyboard("{Control>}d{/Control}");
  expect(order(canvas)).toEqual(["故障描述，多行文字", "设备，单行文字", "设备，单行文字"]);

  await user.keyboard("{Delete}{ArrowUp}{Shift>}{ArrowDown}{/Shift}");
  expect(screen.getByText("选了 2 个字段")).toBeVisible();

  await user.keyboard("{Escape}");
  expect(screen.getByText("整张表单")).toBeVisible();
  await user.keyboard("{Control>}zzz{/Control}");
  expect(order(canvas)).toEqual(["设备，单行文字", "故障描述，多行文字"]);
});

test("what was copied is pasted behind what is chosen", async () => {
  formServer();
  const { user, canvas } = await open();
  await user.click(within(canvas).getByLabelText("故障描述，多行文字"));
  let kept = "";
  const clipboardData = { setData: (_type: string, words: string) => (kept = words), getData: () => kept };

  fireEvent.copy(document.body, { clipboardData });
  await user.click(within(canvas).getByLabelText("设备，单行文字"));
  fireEvent.paste(document.body, { clipboardData });

  expect(order(canvas)).toEqual(["设备，单行文字", "故障描述，多行文字", "故障描述，多行文字"]);
});

test("what another builder kept meanwhile is shown, and mine goes over it only when I say so", async () => {
  const sent = formServer({ draft: BEGUN });
  const { user, canvas } = await open();
  sent.isStale = true;
  await user.click(within(canvas).getByLabelText("故障描述，多行文字"));
  await user.keyboard("{Delete}");

  const dialog = await dialogNamed("别人刚保存过这张表单");
  expect(await within(dialog).findByText("对方的设备")).toBeInTheDocument();
  await user.click(within(dialog).getByText(/^用我的/));

  await waitFor(() => expect(sent.puts.at(-1)?.seen).toBe("theirs"));
  expect(sent.puts.at(-1)?.content.fields.map(({ code }) => code)).toEqual(["device"]);
});

test("who only looks is told when another builder kept something, and shows the newest at one press", async () => {
  const sent = formServer({ draft: BEGUN });
  const { user, canvas } = await open();
  sent.isStale = true;

  fireEvent.focus(window);

  expect(await screen.findByText(/^别人刚保存过/)).toBeVisible();
  expect(order(canvas)).toEqual(["设备，单行文字", "故障描述，多行文字"]);
  await user.click(screen.getByText("发布"));
  expect(screen.queryByText(/^发布 v2/)).toBeNull();
  await user.click(screen.getByText("换成最新的"));
  await waitFor(() => expect(order(canvas)).toEqual(["对方的设备，单行文字", "故障描述，多行文字"]));
  expect(screen.queryByText(/^别人刚保存过/)).toBeNull();
});

test("theirs may be taken, and undo brings mine back", async () => {
  const sent = formServer({ draft: BEGUN });
  const { user, canvas } = await open();
  sent.isStale = true;
  await user.click(within(canvas).getByLabelText("故障描述，多行文字"));
  await user.keyboard("{Delete}");
  const dialog = await dialogNamed("别人刚保存过这张表单");
  await within(dialog).findByText("对方的设备");

  await user.click(within(dialog).getByText(/^用对方的/));

  await waitFor(() => expect(order(canvas)).toEqual(["对方的设备，单行文字", "故障描述，多行文字"]));
  await user.click(screen.getByTitle(/^撤销：换成别人保存的/));
  expect(order(canvas)).toEqual(["设备，单行文字"]);
});

test("what is wrong stands at the field, in the list and at the button, a press away", async () => {
  const sent = formServer({
    draft: content(field("device", "设备"), field("kind", "类型", { kind: "select" })),
  });
  sent.problems = [{ path: "fields.1.options", code: "forms.no_options", facts: {} }];
  const { user, canvas } = await open();

  expect(within(canvas).getByLabelText("类型，单选，1 个问题")).toBeVisible();
  expect(within(screen.getByText("发布")).getByText("1")).toBeVisible();

  const list = screen.getByLabelText("要改的地方");
  await user.click(within(list).getByText("至少要有一个可选的选项。"));

  expect(screen.getByLabelText("名称")).toHaveValue("类型");
});

test("publishing shows what changes before it does", async () => {
  const sent = formServer({
    draft: content(field("device", "机器", { required: true }), field("when", "何时")),
  });
  const { user } = await open();

  await user.click(screen.getByText("发布"));

  const dialog = await dialogNamed("发布 v2：这些会变");
  const changes = within(dialog).getByLabelText("有什么不同");
  expect([...changes.children].map((line) => line.textContent)).toEqual([
    "修改机器 单行文字名称设备机器必填否是",
    "新增何时 单行文字",
    "停用故障描述 多行文字已填的内容保留，以后不再问。",
  ]);
  await user.click(within(dialog).getByText("现在发布"));

  await waitFor(() => expect(sent.publications).toBe(1));
  expect(await screen.findByText("设备报修 v2 已发布")).toBeVisible();
});

test("the form is seen as a role sees it, and tried with the page's rules and the server's", async () => {
  const sent = formServer({
    draft: content(field("device", "设备", { required: true }), field("what", "故障描述")),
  });
  const { user, canvas } = await open();

  fireEvent.mouseDown(screen.getByLabelText("以谁的身份看"));
  await user.click(await screen.findByTitle("外协"));
  expect(within(canvas).getByText("看不到")).toBeVisible();

  await user.click(screen.getByText("预览"));
  const dialog = await dialogNamed("预览：设备报修");
  expect(within(dialog).queryByLabelText(/故障描述/)).toBeNull();
  await user.click(within(dialog).getByText("试着提交"));
  expect(await within(dialog).findByText("有 1 处要改")).toBeVisible();

  await user.type(within(dialog).getByLabelText(/设备/), "3 号机");
  sent.wrongs = [{ path: "answers.f_device", code: "forms.too_short", facts: { least: 9 } }];
  await user.click(within(dialog).getByText("试着提交"));
  expect(await within(dialog).findByText("至少 9 个字。")).toBeVisible();
  expect(sent.trials).toEqual([{ answers: { f_device: "3 号机" }, role: "guest" }]);

  await user.click(within(dialog).getByText("试着提交"));
  expect(await within(dialog).findByText("可以提交，会交上 1 项")).toBeVisible();
});

test("whoever leaves right after a change finds it kept", async () => {
  const sent = formServer();
  const { user, canvas, router } = await open();
  await user.click(within(canvas).getByLabelText("设备，单行文字"));
  await user.keyboard("{Delete}");

  await user.click(screen.getByLabelText("全部表单"));

  await waitFor(() => expect(router.state.location.pathname).toBe("/build/forms"));
  expect(sent.puts.at(-1)?.content.fields.map(({ code }) => code)).toEqual(["what"]);
});

test("options are pasted as a list, and published ones only go out of use", async () => {
  const options = [{ key: "leak", label: { "zh-CN": "漏油" } }];
  const kind = field("kind", "类型", { kind: "select", options });
  const sent = formServer({ published: content(kind), draft: content(kind) });
  const { user, canvas } = await open();
  await user.click(within(canvas).getByLabelText("类型，单选"));

  await user.click(screen.getByText("粘贴一列"));
  write("每行一个，也可以从表格里复制一列", "异响\n停机\n异响");
  await user.click(screen.getByText("加 2 个选项"));
  await user.click(screen.getByLabelText("停用 漏油"));

  expect(screen.queryByLabelText("删去 漏油")).toBeNull();
  await waitFor(() =>
    expect(sent.puts.at(-1)?.content.fields[0]?.options).toEqual([
      { key: "leak", label: { "zh-CN": "漏油" }, is_active: false },
      { key: "o2", label: { "zh-CN": "异响" } },
      { key: "o3", label: { "zh-CN": "停机" } },
    ]),
  );
});

test("which rows of a sub-table are locked is built by choosing", async () => {
  const columns = [field("item", "品名"), field("is_done", "已领", { kind: "bool" })];
  const table = field("lines", "明细", { kind: "subtable", columns });
  const sent = formServer({ published: content(table), draft: content(table) });
  const { user, canvas } = await open();
  await user.click(within(canvas).getByLabelText("明细，子表"));
  await user.click(screen.getByText("校验"));

  const asked = screen.getByText("锁定这样的行").parentElement?.parentElement as HTMLElement;
  await user.click(within(asked).getByText("条件"));

  await waitFor(() =>
    expect(sent.puts.at(-1)?.content.fields[0]?.row_readonly).toMatchObject({
      args: [{ field: "item" }, expect.anything()],
    }),
  );
  await user.click(screen.getByText("不锁定任何行"));
  await waitFor(() => expect(sent.puts.at(-1)?.content.fields[0]).not.toHaveProperty("row_readonly"));
});

test("a new form is begun with a name; its code is proposed", async () => {
  formServer();
  let made: unknown;
  server.use(
    http.post("*/api/v1/forms", async ({ request }) => {
      made = await request.json();
      return HttpResponse.json({ code: "office-supplies" }, { status: 201 });
    }),
  );
  const { user, router } = renderRoutes(
    [
      { path: "/build/forms", element: <FormsPage /> },
      { path: "/build/forms/:code", element: <p>设计</p> },
    ],
    "/build/forms",
  );
  await user.click(await screen.findByText("新建表单"));
  const dialog = await screen.findByRole("dialog", { name: "新建表单" });

  await user.type(within(dialog).getByLabelText(/表单名称.*中文/), "办公用品申领");
  expect((within(dialog).getByLabelText("代码") as HTMLInputElement).value).toMatch(/^form-[a-z2-7]{6}$/);
  await user.type(within(dialog).getByLabelText(/表单名称.*英文/), "Office supplies");
  await user.click(within(dialog).getByRole("button", { name: "新建" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/build/forms/office-supplies"));
  expect(made).toMatchObject({
    code: "office-supplies",
    name: { "zh-CN": "办公用品申领", en: "Office supplies" },
  });
});
