import { HttpResponse, http } from "msw";
import { applications, inbox, orderType } from "./catalog";
import * as world from "./world";

const api = (path: string) => `*/api/v1${path}`;

const decision = {
  id: 13,
  purpose: "dispatch",
  at: "2026-11-23T07:40:01Z",
  title: { "zh-CN": "为什么派给 周海生？", en: "Why 周海生?" },
  result: { "zh-CN": "周海生，动力设备组", en: "周海生, Power plant" },
  rule: { name: { "zh-CN": "按技能和在手派单", en: "By skill and load" }, version: 12 },
  conditions: [
    { text: { "zh-CN": "分类 属于 设备故障", en: "Category in machines" }, actual: "液压系统", holds: true },
    { text: { "zh-CN": "当班", en: "On shift" }, actual: "白班", holds: true },
  ],
  matched: [{ word: "油温", weight: 3 }],
  candidates: [
    { person: world.zhou, score: 8.2, excluded_because: null, chosen: true },
    { person: world.li, score: 6.1, excluded_because: null, chosen: false },
    { person: world.xu, score: 0, excluded_because: { "zh-CN": "不在班", en: "Off shift" }, chosen: false },
  ],
};

/** The server as pages see it: reads give the world, writes are taken and change nothing. */
export const handlers = [
  http.get(api("/me"), () => HttpResponse.json(world.me)),
  http.put(api("/me"), () => HttpResponse.json(world.me)),
  http.get(api("/sign-in-options"), () => HttpResponse.json(world.signInOptions)),
  http.get(api("/applications"), () => HttpResponse.json(applications)),
  http.get(api("/work-order-types/:code"), () => HttpResponse.json(orderType)),
  http.get(api("/categories"), () => HttpResponse.json([])),
  http.get(api("/people/directory"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    return HttpResponse.json(world.everybody.filter((person) => person.name.includes(words)));
  }),
  http.get(api("/teams/load"), () => HttpResponse.json(world.load)),
  http.get(api("/teams"), () => HttpResponse.json(world.teams)),
  http.get(api("/saved-views"), () => HttpResponse.json(world.savedViews)),
  http.get(api("/work-orders/counts"), () => HttpResponse.json(world.counts)),
  http.get(api("/work-orders"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    const items = world.rows.filter((row) => row.title.includes(words) || row.number.includes(words));
    return HttpResponse.json({ items, next_cursor: null, total: words ? items.length : 38, total_capped: false });
  }),
  http.get(api("/work-orders/:number/timeline"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    return HttpResponse.json(world.timeline.filter((entry) => JSON.stringify(entry).includes(words)));
  }),
  http.get(api("/work-orders/:number/decisions/:id"), () => HttpResponse.json(decision)),
  http.get(api("/work-orders/:number/clocks/:metric/ledger"), () => HttpResponse.json(world.ledger)),
  http.get(api("/work-orders/:number"), ({ params }) => HttpResponse.json({ ...world.detail, number: params.number })),
  http.post(api("/work-orders/:number/comments"), () => HttpResponse.json({ id: 99 }, { status: 201 })),
  http.post(api("/work-orders"), () => HttpResponse.json(world.detail, { status: 201 })),
  http.post(api("/bulk/work-orders"), async ({ request }) => {
    const { numbers } = (await request.json()) as { numbers: string[] };
    return HttpResponse.json({ done: numbers, refused: [] });
  }),
  http.get(api("/todo"), () => HttpResponse.json(world.todo)),
  http.post(api("/todo/next"), () => HttpResponse.json(world.rows[6])),
  http.get(api("/inbox"), () => HttpResponse.json(inbox)),
  http.put(api("/inbox/read"), () => HttpResponse.json({})),
  http.put(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail)),
  http.delete(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail)),
  http.post(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail, { status: 201 })),
  http.get("*/_allauth/browser/v1/config", () => HttpResponse.json({})),
  http.post("*/_allauth/browser/v1/auth/login", () => HttpResponse.json({ status: 200 })),
];
