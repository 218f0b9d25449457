import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Picked } from "../components/Picked";
import type { FieldDefinition, FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";
import { idsIn } from "../people";

const RecordDialog = lazy(() => import("../components/RecordDialog"));

/** Records of another form: searched for, picked, opened. */
export function Input({ field, id, value, onChange, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const { findRecords } = useOutside();
  const [isOpen, setOpen] = useState(false);
  const chosen = value === null ? [] : idsIn(value);
  const items = useRecords(field, chosen);
  const keep = (ids: number[]) => onChange(ids.length > 0 ? ids : null);
  if (!findRecords) return <p className="field-aside">{t("fields.not_here")}</p>;
  return (
    <div id={id} tabIndex={-1}>
      <Picked items={items} onRemove={(key) => keep(chosen.filter((one) => String(one) !== key))} />
      <button
        type="button"
        className="form-press"
        aria-describedby={describedBy}
        onClick={() => setOpen(true)}
      >
        {t(chosen.length > 0 && !field.many ? "fields.choose_another" : "fields.choose_record")}
      </button>
      {isOpen && (
        <Suspense>
          <RecordDialog
            field={field}
            chosen={chosen}
            onClose={() => setOpen(false)}
            onPick={(picked) => {
              keep(field.many ? [...chosen, picked] : [picked]);
              if (!field.many) setOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

export function Display({ field, value, display }: FieldDisplayProps) {
  const items = useRecords(field, value === null ? [] : idsIn(value));
  return display ? <span>{display}</span> : <Picked items={items} />;
}

export function Cell({ field, value, display }: FieldDisplayProps) {
  const { t } = useTranslation();
  const items = useRecords(field, value === null || display ? [] : idsIn(value));
  return <span className="cell">{display ?? items.map(({ label }) => label).join(t("fields.between"))}</span>;
}

function useRecords(field: FieldDefinition, ids: number[]) {
  const { recordsNamed, addressOfRecord } = useOutside();
  const { data = [] } = useQuery({
    queryKey: ["forms", "records", field.record_type, ids],
    queryFn: () => recordsNamed?.({ field, ids }) ?? [],
    enabled: recordsNamed !== undefined && ids.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return ids.map((id) => ({
    key: String(id),
    label: data.find((record) => record.id === id)?.title ?? `#${id}`,
    href: addressOfRecord?.(field, id),
  }));
}
