import { HttpResponse, http } from "msw";
import { applications, inbox, orderType } from "./catalog";
import { recordHandlers } from "./recordsWorld";
import { keptMails, review } from "./reviewWorld";
import * as world from "./world";

const api = (path: string) => `*/api/v1${path}`;

/** The server as pages see it: reads give the world, writes are taken and change nothing. */
export const handlers = [
  http.get(api("/forms/:code/draft/effects"), () => HttpResponse.json({ items: [] })),
  http.get(api("/forms/:code/uses"), () => HttpResponse.json({ items: [] })),
  http.get(api("/forms/:code/field-works"), () => HttpResponse.json([])),
  ...recordHandlers,
  http.get(api("/me"), () => HttpResponse.json(world.me)),
  http.put(api("/me"), () => HttpResponse.json(world.me)),
  http.get(api("/portal/config"), () => HttpResponse.json(world.organization)),
  http.get(api("/sign-in-options"), () => HttpResponse.json(world.signInOptions)),
  http.get(api("/applications"), () => HttpResponse.json(applications)),
  http.get(api("/work-order-types/:code"), () => HttpResponse.json(orderType)),
  http.get(api("/categories"), () => HttpResponse.json([])),
  http.get(api("/people/directory"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    return HttpResponse.json(world.everybody.filter((person) => person.name.includes(words)));
  }),
  http.get(api("/people/callers"), ({ request }) => {
    const phone = new URL(request.url).searchParams.get("phone");
    return HttpResponse.json(phone === "13800138000" ? [world.caller] : []);
  }),
  http.get(api("/teams/load"), () => HttpResponse.json(world.load)),
  http.get(api("/teams"), () => HttpResponse.json(world.teams)),
  http.get(api("/saved-views"), () => HttpResponse.json(world.savedViews)),
  http.get(api("/work-orders/counts"), () => HttpResponse.json(world.counts)),
  http.get(api("/work-orders"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    const items = world.rows.filter((row) => row.title.includes(words) || row.number.includes(words));
    return HttpResponse.json({ items, next_cursor: null, total: words ? items.length : 38 });
  }),
  http.get(api("/work-orders/:number/timeline"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    return HttpResponse.json(world.timeline.filter((entry) => JSON.stringify(entry).includes(words)));
  }),
  http.get(api("/work-orders/:number/decisions/:id"), ({ params }) =>
    HttpResponse.json(world.decision(Number(params.id))),
  ),
  http.get(api("/work-orders/:number/clocks/:metric/ledger"), () => HttpResponse.json(world.ledger)),
  http.get(api("/work-orders/:number/stages"), () => HttpResponse.json(world.passages)),
  http.get(api("/work-orders/:number/way"), () => HttpResponse.json(null)),
  http.get(api("/work-orders/:number/rule-buttons"), () => HttpResponse.json([])),
  http.get(api("/record-types/:code/records/:id/rule-buttons"), () => HttpResponse.json([])),
  http.get(api("/package-examples"), () => HttpResponse.json([])),
  http.get(api("/work-orders/:number/form"), () => HttpResponse.json(world.answerForm)),
  http.get(api("/work-orders/:number"), ({ params }) =>
    HttpResponse.json({ ...world.detail, order: { ...world.detail.order, number: params.number } }),
  ),
  http.post(api("/work-orders/:number/comments"), () => HttpResponse.json({ id: 99 }, { status: 201 })),
  http.post(api("/work-orders"), () => HttpResponse.json(world.detail, { status: 201 })),
  http.post(api("/bulk/work-orders"), async ({ request }) => {
    const { numbers } = (await request.json()) as { numbers: string[] };
    return HttpResponse.json({ done: numbers, refused: [] });
  }),
  http.get(api("/pools"), () => HttpResponse.json([])),
  http.get(api("/standstills"), () => HttpResponse.json([])),
  http.get(api("/todo"), () => HttpResponse.json(world.todo)),
  http.post(api("/todo/next"), () => HttpResponse.json(world.rows[6])),
  http.get(api("/inbox/count"), () => HttpResponse.json({ unread: inbox.unread })),
  http.put(api("/work-orders/:number/presence"), () =>
    HttpResponse.json([{ person: world.xu, is_typing: true }]),
  ),
  http.get(api("/departments"), () => HttpResponse.json([])),
  http.get(api("/reports/review"), () => HttpResponse.json(review)),
  http.get(api("/kept-mail"), () => HttpResponse.json(keptMails)),
  http.get(api("/clocks-backlog"), () =>
    HttpResponse.json({ waiting: 0, oldest_due_at: null, lag_seconds: 0 }),
  ),
  http.get(api("/inbox"), () => HttpResponse.json(inbox)),
  http.put(api("/inbox/read"), () => HttpResponse.json({})),
  http.put(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail)),
  http.delete(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail)),
  http.post(api("/work-orders/:number/*"), () => HttpResponse.json(world.detail, { status: 201 })),
  http.get("*/_allauth/browser/v1/config", () => HttpResponse.json({})),
  http.post("*/_allauth/browser/v1/auth/login", () => HttpResponse.json({ status: 200 })),
];
