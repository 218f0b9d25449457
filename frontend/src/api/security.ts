import { queryOptions } from "@tanstack/react-query";
import { prove } from "./client";
import { Problem } from "./problem";
import { allauth, refuse } from "./session";

/** What is known of a device with codes, or of the codes on paper. */
export type Means = { type: "totp" | "recovery_codes"; created_at: number; unused_code_count?: number };
export type OwnSession = {
  id: number;
  ip: string;
  user_agent: string;
  created_at: number;
  is_current: boolean;
};
export type Seed = { secret: string; totp_url: string };

const TOTP = "/account/authenticators/totp";
const CODES = "/account/authenticators/recovery-codes";

/** Asks once more for the password where the server wants it fresh, then does it again. */
async function surely(path: string, method: string, body?: unknown): Promise<Response> {
  const response = await allauth(path, method, body);
  return response.status === 401 && (await prove()) ? allauth(path, method, body) : response;
}

async function dataOf<T>(response: Response): Promise<T> {
  if (!response.ok) await refuse(response);
  return ((await response.json()) as { data: T }).data;
}

export const meansQuery = queryOptions({
  queryKey: ["security", "means"],
  queryFn: async () => dataOf<Means[]>(await allauth("/account/authenticators", "GET")),
});

export const sessionsQuery = queryOptions({
  queryKey: ["security", "sessions"],
  queryFn: async () => dataOf<OwnSession[]>(await allauth("/auth/sessions", "GET")),
});

/** A fresh seed for one's device; the server says 404 as long as there is none in use. */
export async function beginSecondStep(): Promise<Seed> {
  const response = await surely(TOTP, "GET");
  if (response.status !== 404) return refuse(response);
  return ((await response.json()) as { meta: Seed }).meta;
}

/** Turns the second step on, and shows the recovery codes this once. */
export async function finishSecondStep(code: string): Promise<string[]> {
  const response = await surely(TOTP, "POST", { code: code.replaceAll(" ", "") });
  if (!response.ok) await refuse(response);
  return (await dataOf<{ unused_codes?: string[] }>(await surely(CODES, "GET"))).unused_codes ?? [];
}

export async function makeRecoveryCodes(): Promise<string[]> {
  return (await dataOf<{ unused_codes: string[] }>(await surely(CODES, "POST", {}))).unused_codes;
}

export async function endSecondStep(): Promise<void> {
  const response = await surely(TOTP, "DELETE");
  if (!response.ok) await refuse(response);
}

export async function endSessions(ids: number[]): Promise<void> {
  const response = await allauth("/auth/sessions", "DELETE", { sessions: ids });
  if (!response.ok && response.status !== 401) await refuse(response);
}

type Passwords = { current_password: string; new_password: string };

export async function changePassword(passwords: Passwords): Promise<void> {
  const response = await allauth("/account/password/change", "POST", passwords);
  if (!response.ok) await refuse(response);
}

/** Shows that it is oneself, by the password or by a code. */
export async function proveBy(proof: { password: string } | { code: string }): Promise<void> {
  const path = "code" in proof ? "/auth/2fa/reauthenticate" : "/auth/reauthenticate";
  const response = await allauth(path, "POST", proof);
  if (response.status === 401) throw new Problem({ status: 401, code: "accounts.signed_out" });
  if (!response.ok) await refuse(response);
}
