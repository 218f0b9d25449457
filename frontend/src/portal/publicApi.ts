import { queryOptions } from "@tanstack/react-query";
import { create, put, read, upload } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { StoredFile } from "@/features/files/api";
import type { Answers, FormContent } from "@/features/forms/definition";
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
  const body = { ...requestOf(draft), contact_name: draft.contact_name.trim() };
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

type Schemas = components["schemas"];
export type LinkedForm = Omit<Schemas["LinkPage"], "form"> & { form: FormContent };
export type Filing = Schemas["Filing"];

export const linkedFormQuery = (key: string) =>
  queryOptions({
    queryKey: ["public", "forms", key],
    queryFn: () => read<LinkedForm>("/public/forms/{form_key}", { path: { form_key: key } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function handIn(key: string, answers: Answers, website: string): Promise<Filing> {
  const body = { answers, website };
  return create<Filing>("/public/forms/{form_key}/filings", { path: { form_key: key }, body });
}

/** A request by the link of a form; the slip it gets back is the one that others get. */
export async function askByLink(key: string, draft: StrangersDraft, website: string): Promise<Receipt> {
  const { type: _type, wished_at: _wished, ...request } = requestOf(draft);
  const body = { ...request, contact_name: draft.contact_name.trim(), website };
  const filed = await create<Filing>("/public/forms/{form_key}/filings", { path: { form_key: key }, body });
  return {
    number: filed.number,
    sentence: filed.sentence ?? {},
    promised_at: filed.promised_at ?? null,
    queue_before: null,
    tracking_url: filed.tracking_url ?? "",
  };
}

export const sendToForm = (key: string) => senderTo(`/public/forms/${key}/files`);
export const sendToService = (code: string) => senderTo(`/public/services/${code}/files`);

function senderTo(path: string) {
  return (file: File, onProgress: (share: number) => void): Promise<StoredFile> =>
    upload<StoredFile>(path, file, onProgress);
}
