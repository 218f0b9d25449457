import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { cookie, put, read } from "./client";
import { Problem, problemOf } from "./problem";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];

export type PersonBrief = Schemas["PersonBriefOut"];

/** Who I am, with everything that any of my grants allows. */
export type Me = Schemas["MeOut"] & { permissions: string[] };

export type SignInOptions = Schemas["SignInOptionsOut"];

function meOf(answer: Schemas["MeOut"]): Me {
  return { ...answer, permissions: [...new Set(answer.grants.flatMap((grant) => grant.permissions))] };
}

async function readMe(): Promise<Me | null> {
  try {
    return meOf(await read<Schemas["MeOut"]>("/me"));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({ queryKey: ["me"], queryFn: readMe, staleTime: 5 * 60_000 });

export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in-options"],
  queryFn: () => read<SignInOptions>("/sign-in-options"),
  staleTime: 5 * 60_000,
});

/** What the organization is called, for anybody. */
export const organizationQuery = queryOptions({
  queryKey: ["portal", "config"],
  queryFn: () => read<Schemas["PortalConfig"]>("/portal/config"),
  staleTime: Number.POSITIVE_INFINITY,
});

export function useSession() {
  return useQuery(meQuery);
}

/** The person signed in, for pages behind the gate. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Problem({ status: 401, code: "accounts.signed_out" });
  return data;
}

/** Does any grant of this person carry a permission? The server decides in the end. */
export function may(me: Me, permission: string): boolean {
  return me.is_administrator || me.permissions.includes(permission);
}

/** Does any grant of mine carry this permission? */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => may(me, permission);
}

const NOBODY = { language: "", person: { called: "" }, is_available: true };

export function useChangeMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Schemas["MeIn"]>) => {
      const { language, person, is_available } = queries.getQueryData(meQuery.queryKey) ?? NOBODY;
      return put<unknown>("/me", { body: { language, called: person.called, is_available, ...change } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

type Login = { name: string; password: string };

/** A browser that was never here is given the token without which it may write nothing. */
export async function haveToken(): Promise<void> {
  if (!cookie("csrftoken")) await fetch("/_allauth/browser/v1/config", { credentials: "same-origin" });
}

export async function allauth(path: string, method: string, body?: unknown): Promise<Response> {
  await haveToken();
  return fetch(`/_allauth/browser/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") ?? "" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

type Flow = { id: string; is_pending?: boolean };
type AllauthErrors = {
  errors?: { message: string; code: string; param?: string }[];
  data?: { flows?: Flow[] };
};

export async function refuse(response: Response): Promise<never> {
  const told = (await response.json().catch(() => ({}))) as AllauthErrors;
  const first = told.errors?.[0];
  if (response.status === 429) throw new Problem({ status: 429, code: "accounts.too_many_attempts" });
  throw problemOf(response.status, {
    code: `accounts.${first?.code ?? "sign_in_failed"}`,
    message: first?.message,
  });
}

/** Where somebody goes next when their password was right but does not suffice. */
export const SECOND_STEP = "/sign-in/code";

/** Whether that was all, or a code is asked for as a second step. */
export async function signIn({ name, password }: Login): Promise<"in" | "code"> {
  const who = name.includes("@") ? { email: name } : { username: name };
  const response = await allauth("/auth/login", "POST", { ...who, password });
  if (response.ok) return "in";
  if (response.status === 401 && (await isCodeAsked(response))) return "code";
  return refuse(response);
}

export async function giveCode(code: string): Promise<void> {
  const response = await allauth("/auth/2fa/authenticate", "POST", { code: code.replaceAll(" ", "") });
  if (!response.ok) await refuse(response);
}

/** Off to the organization's own provider, which sends the browser back to /sign-in/done. */
export async function enterByProvider(next: string): Promise<void> {
  await haveToken();
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/_allauth/browser/v1/auth/provider/redirect";
  const said = {
    provider: "organization",
    process: "login",
    callback_url: `${window.location.origin}/sign-in/done?next=${encodeURIComponent(next)}`,
    csrfmiddlewaretoken: cookie("csrftoken") ?? "",
  };
  for (const [name, value] of Object.entries(said)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** How far signing in has come: done, a code still to give, or nobody. */
export async function howFar(): Promise<"in" | "code" | "out"> {
  const response = await allauth("/auth/session", "GET");
  if (response.ok) return "in";
  return (await isCodeAsked(response)) ? "code" : "out";
}

async function isCodeAsked(response: Response): Promise<boolean> {
  const told = (await response.clone().json()) as AllauthErrors;
  return told.data?.flows?.some((flow) => flow.id === "mfa_authenticate" && flow.is_pending) ?? false;
}

/** Allauth answers 401 to a successful sign-out: the person is unknown from now on. */
export async function signOut(): Promise<void> {
  await allauth("/auth/session", "DELETE");
}

export async function askForPassword(email: string): Promise<void> {
  const response = await allauth("/auth/password/request", "POST", { email });
  if (!response.ok && response.status !== 401) await refuse(response);
}

export async function resetPassword(key: string, password: string): Promise<void> {
  const response = await allauth("/auth/password/reset", "POST", { key, password });
  if (!response.ok && response.status !== 401) await refuse(response);
}
