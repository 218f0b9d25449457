import { HttpResponse, http } from "msw";
import * as world from "./portalWorld";

const api = (path: string) => `*/api/v1${path}`;

const details = {
  [world.leak.number]: world.leakDetail,
  [world.cooling.number]: world.coolingDetail,
  [world.jam.number]: world.closedDetail,
};

/** The requester's side of the server; what is written here is taken and changes nothing. */
export const portalHandlers = [
  http.get(api("/me"), () => HttpResponse.json(world.portalMe)),
  http.put(api("/me"), () => HttpResponse.json(world.portalMe)),
  http.get(api("/portal/config"), () =>
    HttpResponse.json({ organization: world.portalMe.organization, languages: ["zh-CN", "en"] }),
  ),
  http.get(api("/portal/home"), () => HttpResponse.json(world.home)),
  http.get(api("/todo"), () => HttpResponse.json({ groups: [{ kind: "approve", count: 2 }] })),
  http.get(api("/applications"), () => HttpResponse.json(world.services)),
  http.get(api("/work-order-types/:code"), () => HttpResponse.json(world.repairForm)),
  http.get(api("/portal/suggestions"), ({ request }) => {
    const words = new URL(request.url).searchParams.get("q") ?? "";
    const found = world.services.flatMap((service) =>
      service.types.map((type) => ({ type: type.code, application: service.code, name: type.name })),
    );
    const matches = found.filter(({ name }) => JSON.stringify(name).includes(words.slice(0, 3)));
    const requests = [world.jam, world.leak].filter(({ title }) => title.includes(words.slice(0, 3)));
    return HttpResponse.json({ services: matches, requests });
  }),
  http.get(api("/portal/requests"), ({ request }) => {
    const isClosed = new URL(request.url).searchParams.get("state") === "closed";
    const items = isClosed ? [world.jam] : [world.cooling, world.leak, world.memory];
    return HttpResponse.json({ items, next_cursor: null });
  }),
  http.get(api("/portal/requests/:number"), ({ params }) =>
    HttpResponse.json(
      details[String(params.number)] ?? {
        ...world.leakDetail,
        progress: { ...world.leak, number: String(params.number) },
      },
    ),
  ),
  http.post(api("/portal/requests"), () => HttpResponse.json(world.receipt, { status: 201 })),
  http.get(api("/inbox"), () => HttpResponse.json(world.messages)),
  http.put(api("/inbox/read"), () => HttpResponse.json({})),
  http.get(
    api("/files/:id/preview"),
    () => new HttpResponse(world.seal, { headers: { "Content-Type": "image/svg+xml" } }),
  ),
  http.post(api("/files"), () => HttpResponse.json(world.picture, { status: 201 })),
  http.get(api("/public/tracking/:token"), () => HttpResponse.json(world.leakDetail)),
  http.post(api("/public/tracking/:token/comments"), () => HttpResponse.json({}, { status: 201 })),
  http.get(api("/public/confirmations/:token"), () => HttpResponse.json(world.confirmation)),
  http.put(api("/public/confirmations/:token"), () => HttpResponse.json({})),
  http.put(api("/public/confirmations/:token/satisfaction"), () => HttpResponse.json({})),
  http.post(api("/public/lookups"), () => HttpResponse.json({ tracking_token: "abc" })),
  http.get(api("/work-orders/:number/form"), () => HttpResponse.json(world.filledForm)),
  http.put(api("/work-orders/:number/*"), () => HttpResponse.json({})),
  http.post(api("/work-orders/:number/*"), () => HttpResponse.json({}, { status: 201 })),
];
