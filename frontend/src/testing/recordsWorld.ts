import { HttpResponse, http } from "msw";
import type { FieldDefinition } from "@/features/forms/definition";
import type { GroupOfRecords, RecordDetail, RecordType, Row, TypePage } from "@/features/records/types";

/** The equipment of the plant: a dozen records of one type, as the server tells of them. */

const text = (chinese: string, english = chinese) => ({ "zh-CN": chinese, en: english });
const api = (path: string) => `*/api/v1${path}`;

export const types: RecordType[] = [
  {
    code: "equipment",
    name: text("设备台账", "Equipment"),
    icon: "machine",
    application: "FM",
    form: "equipment",
    position: 0,
    is_active: true,
    no: 1,
    access: "delete",
  },
  {
    code: "contract",
    name: text("合同", "Contracts"),
    icon: "file",
    application: "IT",
    form: "contract",
    position: 1,
    is_active: true,
    no: null,
    access: "delete",
  },
];

const option = (key: string, chinese: string, english: string) => ({ key, label: text(chinese, english) });

const fields: FieldDefinition[] = [
  { id: "f_name", code: "name", kind: "text", label: text("设备名称", "Name"), required: true },
  {
    id: "f_state",
    code: "state",
    kind: "select",
    label: text("状态", "State"),
    options: [option("run", "运行", "Running"), option("fix", "维修中", "In repair")],
  },
  { id: "f_price", code: "price", kind: "money", label: text("原值", "Price"), currency: "CNY" },
  { id: "f_bought", code: "bought", kind: "date", label: text("购入日期", "Bought") },
  { id: "f_ends", code: "ends", kind: "date", label: text("保修到期", "Warranty until") },
  { id: "f_phone", code: "phone", kind: "text", label: text("厂家电话", "Phone"), sensitive: "middle" },
  { id: "f_total", code: "total", kind: "formula", label: text("折旧", "Written off"), result: "number" },
];

export const page: TypePage = {
  code: "equipment",
  name: text("设备台账", "Equipment"),
  application: "FM",
  level: "delete",
  version: 1,
  form_version_id: 7,
  content: { format: 1, fields, title: ["f_name"], number: "EQ-{seq:4}" },
  access: Object.fromEntries(fields.map(({ code }) => [code, "edit" as const])),
  view: {},
  keys: [],
  print: [],
  orders: [],
};

const NAMES = ["IM-03 注塑机 280T", "PR-01 冲床 63T", "AC-02 空压机 37kW", "CH-04 冷水机 20HP"];

export const rows: Row[] = NAMES.map((title, place) => ({
  id: place + 1,
  number: `EQ-000${place + 1}`,
  title,
  rev: 1,
  answers: {
    name: title,
    state: place === 1 ? "fix" : "run",
    price: { amt: `${place + 1}000.00`, cur: "CNY" },
    bought: `2026-11-0${place + 1}`,
    ends: `2027-11-0${place + 1}`,
  },
  texts: { name: title, state: place === 1 ? "维修中" : "运行", phone: "138••••0001" },
  masked: ["phone"],
  created_at: "2026-11-20T02:00:00Z",
  created_by: "林致远",
  updated_at: "2026-11-24T02:00:00Z",
  updated_by: "周海生",
}));

const groups: GroupOfRecords[] = [
  { keys: ["fix"], texts: ["维修中"], count: 1, measures: ["2000"] },
  { keys: ["run"], texts: ["运行"], count: 3, measures: ["8000"] },
  { keys: [], texts: [], count: 4, measures: ["10000"] },
];

export const detail: RecordDetail = {
  row: rows[0] as Row,
  form_version_id: 7,
  access: page.access,
  may_edit: true,
  may_delete: true,
  links: [],
  back_links: [
    {
      field: "machine",
      label: text("点检记录", "Checks"),
      record_type: "check",
      type_name: text("点检", "Check"),
      records: [{ id: 91, number: "DJ-0091", title: "11 月点检" }],
      count: 1,
    },
  ],
  holders: [
    {
      kind: "work_order",
      kind_name: text("设备报修"),
      number: "FM-20261123-0017",
      title: "油温过高，自动停机",
      status: "in_progress",
    },
  ],
};

const history = {
  items: [
    {
      at: "2026-11-24T02:00:00Z",
      by: "周海生",
      event: "records.changed",
      changes: [{ code: "state", label: text("状态"), before: "维修中", after: "运行", is_masked: false }],
    },
    { at: "2026-11-20T02:00:00Z", by: "林致远", event: "records.created", changes: [] },
  ],
};

const column = (name: string, kind: string, samples: string[], choices: string[] = []) => ({
  name,
  kind,
  samples,
  choices,
  formats: [],
  missing: [],
});

const columns = [
  column("名称", "text", ["CN-09 车床", "CN-10 车床"]),
  column("状态", "choice", ["运行", "维修中"], ["运行", "维修中"]),
  column("闲话", "text", ["-"]),
];

export const draftImport = {
  id: 5,
  record_type: "equipment",
  file_name: "设备.xlsx",
  columns,
  sample: [],
  mapping: {
    columns: [
      { column: "名称", field: "name" },
      { column: "状态", field: "state" },
    ],
    key: [],
    on_match: "update",
    only_known: false,
  },
  state: "draft",
  position: 0,
  counts: {},
  problems: [],
  failure: null,
};

const proposal = {
  name: { "zh-CN": "设备" },
  code: "t1",
  content: {
    format: 1,
    fields: [
      { code: "c1", kind: "text", label: { "zh-CN": "名称" }, required: true },
      {
        code: "c2",
        kind: "select",
        label: { "zh-CN": "状态" },
        options: [{ key: "o1", label: { "zh-CN": "运行" } }],
      },
      { code: "c3", kind: "text", label: { "zh-CN": "闲话" } },
    ],
  },
  settings: { format: 1, title: ["c1"], keys: [] },
  mapping: {
    columns: [
      { column: "名称", field: "c1" },
      { column: "状态", field: "c2" },
      { column: "闲话", field: "c3" },
    ],
    key: [],
    on_match: "update",
    only_known: false,
  },
  columns,
  sample: [],
};

const detailOf = (id: string | readonly string[] | undefined): RecordDetail => ({
  ...detail,
  row: rows.find((row) => row.id === Number(id)) ?? detail.row,
});

export const recordHandlers = [
  http.get(api("/record-types"), () => HttpResponse.json(types)),
  http.get(api("/record-types/:code/page"), () => HttpResponse.json(page)),
  http.get(api("/record-types/:code/records"), ({ request }) => {
    const asked = new URL(request.url).searchParams;
    const words = asked.get("q") ?? "";
    const items = rows.filter(({ title }) => title.includes(words));
    return HttpResponse.json({ items: asked.has("deleted") ? items.slice(0, 1) : items, next_cursor: null });
  }),
  http.get(api("/record-types/:code/count"), () =>
    HttpResponse.json({ count: rows.length, is_capped: false }),
  ),
  http.get(api("/record-types/:code/groups"), ({ request }) => {
    const by = new URL(request.url).searchParams.get("by");
    return HttpResponse.json({ items: by ? groups : groups.slice(-1) });
  }),
  http.get(api("/record-types/:code/records/:id"), ({ params }) => HttpResponse.json(detailOf(params.id))),
  http.get(api("/record-types/:code/records/:id/history"), () => HttpResponse.json(history)),
  http.put(api("/record-types/:code/records/:id"), async ({ params, request }) => {
    const { answers } = (await request.json()) as { answers: Row["answers"] };
    const known = detailOf(params.id);
    const row = { ...known.row, rev: known.row.rev + 1, answers: { ...known.row.answers, ...answers } };
    return HttpResponse.json({ ...known, row });
  }),
  http.post(api("/record-types/:code/records"), () => HttpResponse.json(detail, { status: 201 })),
  http.delete(api("/record-types/:code/records/:id"), () => new HttpResponse(null, { status: 204 })),
  http.put(api("/record-types/:code/bin/:id/restoration"), ({ params }) =>
    HttpResponse.json(detailOf(params.id)),
  ),
  http.delete(api("/record-types/:code/bin/:id"), () => new HttpResponse(null, { status: 204 })),
  http.post(api("/record-types/:code/records/:id/reveals"), () =>
    HttpResponse.json({ value: "13800130001" }),
  ),
  http.post(api("/record-types/:code/bulk-changes"), async ({ request }) => {
    const { ids } = (await request.json()) as { ids: number[] };
    const items = ids.map((id, place) => ({
      id,
      title: NAMES[id - 1] ?? "",
      changed: place === 0 ? ["f_state"] : [],
      problems: place === 1 ? [{ path: "answers.f_state", code: "forms.required" }] : [],
    }));
    return HttpResponse.json({ items });
  }),
  http.get(api("/record-types/:code/bulk-runs"), () => HttpResponse.json([])),
  http.get(api("/record-imports/:id"), () => HttpResponse.json(draftImport)),
  http.put(api("/record-imports/:id/run"), async ({ request }) => {
    const { mapping, is_trial } = (await request.json()) as { mapping: unknown; is_trial: boolean };
    return HttpResponse.json({
      ...draftImport,
      mapping,
      state: is_trial ? "checked" : "done",
      counts: { created: 2, refused: 1 },
      problems: [{ row: 3, path: "answers.f_name", code: "forms.required", facts: {} }],
    });
  }),
  http.post(api("/files"), () => HttpResponse.json({ id: "file-1", name: "设备.xlsx" }, { status: 201 })),
  http.post(api("/sheet-proposals"), () => HttpResponse.json(proposal)),
  http.post(api("/sheet-record-types"), () => HttpResponse.json(draftImport, { status: 201 })),
  http.post(api("/record-types"), async ({ request }) => {
    const { code, name } = (await request.json()) as { code: string; name: Record<string, string> };
    return HttpResponse.json({ ...types[1], code, name, form: code }, { status: 201 });
  }),
];
