import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { read } from "@/api/client";
import { sentence } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import type { Viewing } from "@/api/viewer";
import { nameHere, useText } from "@/lib/i18n";
import { Dialog } from "./Dialog";

type Explained = components["schemas"]["ExplainedAccess"];
type ExplainedField = components["schemas"]["ExplainedField"];

type ViewingReasonsProps = { person: Viewing; onClose: () => void };

/** Which fields of this page the person does not see whole, and which of their roles says so. */
export default function ViewingReasons({ person, onClose }: ViewingReasonsProps) {
  const { t } = useTranslation();
  const path = window.location.pathname;
  const told = useQuery({
    queryKey: ["viewing", person.id, path],
    queryFn: () => reasonsOn(path, person.id),
  });
  const held = told.data?.fields.filter((one) => one.level !== "edit" || one.is_sensitive) ?? [];
  return (
    <Dialog title={t("viewing.why_title", { name: nameHere(person) })} onClose={onClose}>
      {told.isError && <p className="field-count is-problem">{sentence(told.error)}</p>}
      {told.data === null && <p className="field-aside">{t("viewing.no_form")}</p>}
      {told.data && held.length === 0 && <p className="field-aside">{t("viewing.nothing_held")}</p>}
      {held.length > 0 && (
        <table className="viewing-reasons">
          <tbody>
            {held.map((one) => (
              <Reason key={one.field_id} one={one} />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function Reason({ one }: { one: ExplainedField }) {
  const { t } = useTranslation();
  const text = useText();
  const level = (key: string) => t(`levels.accounts.${key}`);
  return (
    <tr>
      <th scope="row">{text(one.label)}</th>
      <td>
        {level(one.level)}
        {one.is_sensitive && <small>{t("viewing.sensitive")}</small>}
        {one.reasons.map((reason) => (
          <small key={reason.role}>
            {t("viewing.reason", {
              role: text(reason.name),
              form: level(reason.of_form),
              everywhere: level(reason.of_role),
            })}
          </small>
        ))}
      </td>
    </tr>
  );
}

/** The form behind a page, asked for with one's own rights: who looks may know, who is looked at may not. */
async function reasonsOn(path: string, person: number): Promise<Explained | null> {
  const form = await formOn(path);
  if (form === null) return null;
  return own<Explained>("/forms/{code}/access", { code: form }, { person });
}

async function formOn(path: string): Promise<string | null> {
  const record = path.match(/^\/data\/([^/]+)/)?.[1];
  if (record) return (await own<{ form: string }>("/record-types/{code}", { code: record })).form;
  const order = path.match(/\/(?:work-orders|requests)\/([^/]+)/)?.[1];
  if (!order) return null;
  const { order: row } = await own<{ order: { type: { code: string } } }>("/work-orders/{number}", {
    number: order,
  });
  const type = await own<{ brief: { form: string } }>("/work-order-types/{code}/definition", {
    code: row.type.code,
  });
  return type.brief.form;
}

function own<Value>(address: string, path: Record<string, string>, query?: Record<string, number>) {
  return read<Value>(address, { path, query, isOwn: true });
}
