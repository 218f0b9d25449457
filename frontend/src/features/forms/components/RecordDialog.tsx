import { useQuery } from "@tanstack/react-query";
import { use, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import type { FieldDefinition } from "../definition";
import { boundFilter } from "../linking";
import { useOutside } from "../outside";
import { FormContext } from "../useFormStore";
import { Dialog } from "./Dialog";

interface RecordDialogProps {
  field: FieldDefinition;
  chosen: number[];
  onPick: (id: number) => void;
  onClose: () => void;
}

/** Search-and-pick over the records a link may name. */
export default function RecordDialog({ field, chosen, onPick, onClose }: RecordDialogProps) {
  const { t } = useTranslation();
  const text = useText();
  const { findRecords } = useOutside();
  const [words, setWords] = useState("");
  const sought = useDeferredValue(words);
  const store = use(FormContext);
  const filter = store && field.filter ? boundFilter(field.filter, store) : (field.filter ?? null);
  const found = useQuery({
    queryKey: ["forms", "records", field.record_type, "search", sought, filter],
    queryFn: () => findRecords?.({ field, words: sought, filter }) ?? [],
    staleTime: 30_000,
    placeholderData: (before) => before,
  });
  return (
    <Dialog title={text(field.label)} onClose={onClose}>
      <input
        className="field-box"
        type="search"
        autoFocus
        aria-label={t("fields.find_record")}
        placeholder={t("fields.find_record")}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.isError && <p className="field-count is-problem">{sentence(found.error)}</p>}
      <ul className="record-choices">
        {(found.data ?? []).map((record) => (
          <li key={record.id}>
            <button type="button" disabled={chosen.includes(record.id)} onClick={() => onPick(record.id)}>
              <b>{record.title}</b>
              {record.shows && record.shows.length > 0 && <small>{record.shows.join(" · ")}</small>}
              {chosen.includes(record.id) && <small>{t("fields.chosen")}</small>}
            </button>
          </li>
        ))}
      </ul>
      {found.data?.length === 0 && <p className="field-aside">{t("fields.nothing_found")}</p>}
    </Dialog>
  );
}
