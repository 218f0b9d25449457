import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { create } from "@/api/client";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import type { FieldOption } from "../../definition";
import { recordTypesQuery } from "../api";
import { type DesignField, fieldOf } from "../content";
import { useDesigning } from "../context";

/** Several options that mean the same become one, in every record that is there. */
export function MergeOptions({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const { form, published } = useDesigning();
  const { data: types = [] } = useQuery(recordTypesQuery);
  const [isAsking, setAsking] = useState(false);
  const type = types.find((one) => one.form === form.code);
  const holding = published ? fieldOf(published, field.id) : null;
  const options = Array.isArray(holding?.options) ? (holding.options as FieldOption[]) : [];
  if (!type || options.length < 2) return null;
  return (
    <>
      <Button size="s" kind="text" onClick={() => setAsking(true)}>
        {t("designer.merge_options")}
      </Button>
      {isAsking && (
        <MergeAsk type={type.code} field={field} options={options} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

type MergeAskProps = { type: string; field: DesignField; options: FieldOption[]; onClose: () => void };

function MergeAsk({ type, field, options, onClose }: MergeAskProps) {
  const { t } = useTranslation();
  const text = useText();
  const { form } = useDesigning();
  const queries = useQueryClient();
  const [keys, setKeys] = useState<string[]>([]);
  const [into, setInto] = useState<string | null>(null);
  const merging = useMutation({
    meta: { isQuiet: true },
    mutationFn: () =>
      create("/record-types/{code}/option-merges", {
        path: { code: type },
        body: { field: field.id, keys, into },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["forms"] });
      tell.done(t("designer.merging"));
      onClose();
    },
  });
  const named = options.map(({ key, label }) => ({ value: key, label: text(label) || key }));
  const active = new Set(options.filter(({ is_active }) => is_active !== false).map(({ key }) => key));
  return (
    <Ask
      title={t("designer.merge_title", { name: text(field.label), form: form.code })}
      act={t("designer.merge_act")}
      isBusy={merging.isPending}
      isReady={keys.length > 0 && into !== null}
      onAct={() => merging.mutate()}
      onClose={onClose}
    >
      {merging.isError && <ErrorLine>{sentence(merging.error)}</ErrorLine>}
      <Field label={t("designer.merge_gone")} htmlFor="merge-gone" isRequired>
        <Select
          id="merge-gone"
          mode="multiple"
          value={keys}
          onChange={setKeys}
          options={named.filter(({ value }) => value !== into)}
        />
      </Field>
      <Field label={t("designer.merge_into")} htmlFor="merge-into" isRequired hint={t("designer.merge_fact")}>
        <Select
          id="merge-into"
          value={into}
          onChange={setInto}
          options={named.filter(({ value }) => active.has(value) && !keys.includes(value))}
        />
      </Field>
    </Ask>
  );
}
