import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { applicationsQuery } from "@/api/choices";
import { useMe } from "@/api/session";
import { buildable } from "@/features/accounts/components/ApplicationSelect";
import { typesQuery } from "@/features/catalog/api";
import { typesQuery as recordTypesQuery } from "@/features/records/api";
import { type Text, useText } from "@/lib/i18n";
import type { Target } from "../linkApi";

export type Filled = { target: Target; code: string };
type Fillable = Filled & { key: string; label: string; name: Text };

/** The types that can be given a link: those in use in applications that I build. */
export function useFillable(): Fillable[] {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const applications = (useQuery(applicationsQuery).data ?? []).map((one) => one.code);
  const orders = useQuery(typesQuery).data ?? [];
  const records = useQuery(recordTypesQuery).data ?? [];
  const mine = new Set(buildable(me, applications));
  const made = (target: Target, said: string) => (one: { code: string; name: Text }) => ({
    target,
    code: one.code,
    key: `${target}/${one.code}`,
    label: `${said} · ${text(one.name)}`,
    name: one.name,
  });
  const inUse = (one: { application: string; is_active: boolean }) =>
    one.is_active && mine.has(one.application);
  return [
    ...orders.filter(inUse).map(made("work_order_type", t("links.orders"))),
    ...records.filter(inUse).map(made("record_type", t("links.records"))),
  ];
}
