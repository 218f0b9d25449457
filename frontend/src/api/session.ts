import { queryOptions, useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { setTimeZone } from "@/lib/dates";
import type { Text } from "@/lib/i18n";
import { cookie, put, read } from "./client";
import { Problem, problemOf } from "./problem";

export type PersonBrief = {
  id: number;
  name: string;
  name_en: string;
  called: string;
  tint: number;
  is_vip: boolean;
  is_active: boolean;
  department: Text | null;
  company: string | null;
};

export type Me = {
  person: PersonBrief & {
    username: string;
    email: string;
    phone: string;
    title: string;
    language: string;
    is_available: boolean;
    is_internal: boolean;
    department_id: number | null;
  };
  is_administrator: boolean;
  roles: { key: string; application: string | null }[];
  permissions: string[];
  applications: { code: string; name: Text; icon: string }[];
  demonstration: boolean;
  organization: Text;
  time_zone: string;
};

export type SignInOptions = {
  demonstration: boolean;
  organization: Text;
  needs_setup: boolean;
  demonstration_accounts: {
    username: string;
    password: string;
    name: string;
    role: Text;
    entry: "console" | "portal";
  }[];
};

async function readMe(): Promise<Me | null> {
  try {
    const me = await read<Me>("/me");
    setTimeZone(me.time_zone);
    return me;
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

export function useSession() {
  return useQuery(meQuery);
}

/** The person signed in, for pages behind the gate. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Problem({ status: 401, code: "accounts.signed_out" });
  return data;
}

/** Does any grant of mine carry this permission? The server decides in the end. */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me.is_administrator || me.permissions.includes(permission);
}

export function useChangeMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { language?: string; called?: string; is_available?: boolean }) =>
      put<unknown>("/me", { body: change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

type Login = { name: string; password: string };

async function allauth(path: string, method: string, body?: unknown): Promise<Response> {
  if (!cookie("csrftoken")) await fetch("/_allauth/browser/v1/config", { credentials: "same-origin" });
  return fetch(`/_allauth/browser/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") ?? "" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

type AllauthErrors = { errors?: { message: string; code: string; param?: string }[] };

async function refuse(response: Response): Promise<never> {
  const told = (await response.json().catch(() => ({}))) as AllauthErrors;
  const first = told.errors?.[0];
  if (response.status === 429) throw new Problem({ status: 429, code: "accounts.too_many_attempts" });
  throw problemOf(response.status, {
    code: `accounts.${first?.code ?? "sign_in_failed"}`,
    message: first?.message,
  });
}

export async function signIn({ name, password }: Login): Promise<void> {
  const who = name.includes("@") ? { email: name } : { username: name };
  const response = await allauth("/auth/login", "POST", { ...who, password });
  if (!response.ok) await refuse(response);
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
