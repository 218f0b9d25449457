import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { FileTiles } from "@/features/files/components/FileTiles";
import { Chips } from "@/features/forms/components/Chips";
import { Labelled } from "@/features/forms/components/Labelled";
import { Sheet } from "./Sheet";

interface ReopenSheetProps {
  called?: string;
  isSending: boolean;
  error: unknown;
  withPhotos?: boolean;
  onSend: (reason: string, attachmentIds: string[]) => void;
  onClose: () => void;
}

const REASONS = ["same", "half", "new", "nobody"];

/** Not fixed yet: what is still wrong, in a press or a sentence; it returns to the same person. */
export function ReopenSheet({
  called,
  isSending,
  error,
  withPhotos = true,
  onSend,
  onClose,
}: ReopenSheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState<string[]>([]);
  const [words, setWords] = useState("");
  const [photos, setPhotos] = useState<string[]>([]);
  const why = [...chosen.map((key) => t(`portal.reopen.reason_${key}`)), words.trim()]
    .filter(Boolean)
    .join(t("portal.reopen.joined"));
  return (
    <Sheet
      title={t("portal.reopen.title")}
      about={called ? t("portal.reopen.about_named", { called }) : t("portal.reopen.about")}
      onClose={onClose}
    >
      <Chips
        id={`${id}-reason`}
        type="radio"
        choices={REASONS.map((key) => ({ key, label: t(`portal.reopen.reason_${key}`) }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <Labelled
        id={id}
        label={t("portal.reopen.words")}
        aside={chosen.length > 0 ? t("fields.optional") : undefined}
        problem={error ? sentence(error) : undefined}
      >
        <textarea
          id={id}
          className="field-box field-box-tall"
          rows={2}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Labelled>
      {withPhotos && (
        <div className="sheet-acts">
          <FileTiles
            small
            ids={photos}
            onAdd={(file) => setPhotos((ids) => [...ids, file.id])}
            onRemove={(removed) => setPhotos((ids) => ids.filter((other) => other !== removed))}
          />
        </div>
      )}
      <div className="sheet-acts">
        <button
          type="button"
          className="btn btn-main btn-large btn-wide"
          disabled={isSending || why === ""}
          onClick={() => onSend(why, photos)}
        >
          {called ? t("portal.reopen.send_named", { called }) : t("portal.reopen.send")}
        </button>
        {why === "" && <p className="dock-note">{t("portal.reopen.missing")}</p>}
      </div>
    </Sheet>
  );
}
