import createClient, { type Middleware } from "openapi-fetch";
import { currentLanguage } from "@/lib/i18n";
import { Problem, problemOf } from "./problem";
import type { paths } from "./schema.gen";
import { VIEW_AS, viewing } from "./viewer";

export const API = "/api/v1";

export function cookie(name: string): string | undefined {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : undefined;
}

/** Also where pages are served over plain HTTP, where crypto.randomUUID does not exist. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const edge: Middleware = {
  onRequest({ request }) {
    const token = cookie("csrftoken");
    if (token) request.headers.set("X-CSRFToken", token);
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", newKey());
    }
    const seen = viewing();
    if (seen && request.headers.get(VIEW_AS) !== OWN) request.headers.set(VIEW_AS, String(seen.id));
    else request.headers.delete(VIEW_AS);
    request.headers.set("Accept-Language", currentLanguage());
    return request;
  },
};

const origin = typeof window === "undefined" ? "http://localhost" : window.location.origin;
const client = createClient<paths>({
  baseUrl: `${origin}${API}`,
  fetch: (request) => globalThis.fetch(request),
  querySerializer: { array: { style: "form", explode: false } },
});
client.use(edge);

type Method = "get" | "post" | "put" | "patch" | "delete";
type Value = string | number | boolean | null | undefined | readonly (string | number)[];
export type Query = Record<string, Value>;
export type Call = {
  path?: Record<string, string | number>;
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  key?: string;
  /** With one's own rights, though one looks through somebody else's eyes. */
  isOwn?: boolean;
};

const OWN = "own";

type Answer = { data?: unknown; error?: unknown; response: Response };
type LooseRequest = (method: Method, path: string, init: Record<string, unknown>) => Promise<Answer>;
const request = client.request as unknown as LooseRequest;

let onSignedOut: () => void = () => undefined;

/** Who is told when the server no longer knows who we are. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

function asked(query: Query | undefined): Query {
  const kept = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(kept);
}

/** What the server answers to what would hurt most, unless one has just shown that it is oneself. */
const PROOF_NEEDED = "accounts.confirm_yourself";
let onProofNeeded: () => Promise<boolean> = async () => false;

/** Who asks for the password once more; the answer is whether it was given. */
export function whenProofNeeded(asker: () => Promise<boolean>): void {
  onProofNeeded = asker;
}

export function prove(): Promise<boolean> {
  return onProofNeeded();
}

async function call<T>(method: Method, path: string, options: Call): Promise<T> {
  try {
    return await callOnce<T>(method, path, options);
  } catch (error) {
    if (error instanceof Problem && error.code === PROOF_NEEDED && (await prove()))
      return callOnce<T>(method, path, options);
    throw error;
  }
}

async function callOnce<T>(method: Method, path: string, options: Call): Promise<T> {
  let answer: Answer;
  try {
    answer = await request(method, path, {
      params: { path: options.path, query: asked(options.query) },
      body: options.body,
      signal: options.signal,
      headers: {
        ...(options.key ? { "Idempotency-Key": options.key } : {}),
        ...(options.isOwn ? { [VIEW_AS]: OWN } : {}),
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ status: 0, code: "network" });
  }
  if (answer.response.ok) return answer.data as T;
  if (answer.response.status === 401) onSignedOut();
  throw problemOf(answer.response.status, answer.error);
}

export function read<T>(path: string, options: Call = {}): Promise<T> {
  return call<T>("get", path, options);
}

export function create<T>(path: string, options: Call = {}): Promise<T> {
  return call<T>("post", path, options);
}

export function put<T>(path: string, options: Call = {}): Promise<T> {
  return call<T>("put", path, options);
}

export function remove<T = void>(path: string, options: Call = {}): Promise<T> {
  return call<T>("delete", path, options);
}

/** The address of something the browser fetches by itself: a file, an export. */
export function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked(query))) search.set(name, String(value));
  const text = search.toString();
  return `${API}${path}${text ? `?${text}` : ""}`;
}

/** Sends one file, telling how far it is. */
export function upload<T>(path: string, file: File, onProgress?: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", `${API}${path}`);
    sending.setRequestHeader("X-CSRFToken", cookie("csrftoken") ?? "");
    sending.setRequestHeader("Idempotency-Key", newKey());
    sending.responseType = "json";
    sending.upload.onprogress = (event) => onProgress?.(event.loaded / Math.max(event.total, 1));
    sending.onerror = () => reject(new Problem({ status: 0, code: "network" }));
    sending.onload = () =>
      sending.status < 300
        ? resolve(sending.response as T)
        : reject(problemOf(sending.status, sending.response));
    const form = new FormData();
    form.append("file", file);
    sending.send(form);
  });
}
