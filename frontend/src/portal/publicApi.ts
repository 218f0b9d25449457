import { queryOptions } from "@tanstack/react-query";
import { create, put, read } from "@/api/client";
import type { Judgment, Rating } from "./api";
import type { Confirmation, Receipt, RequestDetail, Service, ServiceForm } from "./contract";
import { type Draft, requestOf } from "./drafts";

/** Pages for people without an account: the token in the address is their key. */

export const publicServicesQuery = queryOptions({
  queryKey: ["public", "services"],
  queryFn: () => read<Service[]>("/public/services"),
});

export const publicFormQuery = (code: string) =>
  queryOptions({
    queryKey: ["public", "services", code],
    queryFn: () => read<ServiceForm>("/public/services/{code}", { path: { code } }),
  });

export type StrangersDraft = Draft & { contact_name: string };

export function sendPublicly(draft: StrangersDraft): Promise<Receipt> {
  const { attachment_ids: _none, ...request } = requestOf(draft);
  const body = { ...request, contact_name: draft.contact_name.trim() };
  return create<Receipt>("/public/requests", { body });
}

export const trackingQuery = (token: string) =>
  queryOptions({
    queryKey: ["public", "tracking", token],
    queryFn: () => read<RequestDetail>("/public/tracking/{token}", { path: { token } }),
  });

export function replyByLink(token: string, body: string): Promise<unknown> {
  return create<unknown>("/public/tracking/{token}/comments", { path: { token }, body: { body } });
}

export const confirmationQuery = (token: string) =>
  queryOptions({
    queryKey: ["public", "confirmation", token],
    queryFn: () => read<Confirmation>("/public/confirmations/{token}", { path: { token } }),
  });

export function judgeByLink(
  token: string,
  judgment: Pick<Judgment, "is_satisfied" | "reason">,
): Promise<unknown> {
  return put<unknown>("/public/confirmations/{token}", { path: { token }, body: judgment });
}

export function rateByLink(token: string, rating: Rating): Promise<unknown> {
  return put<unknown>("/public/confirmations/{token}/satisfaction", { path: { token }, body: rating });
}

export function lookUp(number: string, phoneTail: string): Promise<{ tracking_token: string }> {
  return create<{ tracking_token: string }>("/public/lookups", { body: { number, phone_tail: phoneTail } });
}
