import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Chips } from "@/features/forms/components/Chips";
import { Labelled } from "@/features/forms/components/Labelled";
import { Sheet } from "./Sheet";

interface CancelSheetProps {
  isSending: boolean;
  error: unknown;
  onSend: (reason: string) => void;
  onClose: () => void;
}

const REASONS = ["solved", "mistake", "later"];

export function CancelSheet({ isSending, error, onSend, onClose }: CancelSheetProps) {
  const { t } = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState<string[]>([]);
  const [words, setWords] = useState("");
  const why = [...chosen.map((key) => t(`portal.cancel.reason_${key}`)), words.trim()]
    .filter(Boolean)
    .join(t("portal.reopen.joined"));
  return (
    <Sheet title={t("portal.cancel.title")} about={t("portal.cancel.about")} onClose={onClose}>
      <Chips
        id={`${id}-reason`}
        type="radio"
        choices={REASONS.map((key) => ({ key, label: t(`portal.cancel.reason_${key}`) }))}
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
      <div className="sheet-acts">
        <button
          type="button"
          className="btn btn-main btn-large btn-wide"
          disabled={isSending || why === ""}
          onClick={() => onSend(why)}
        >
          {t("portal.cancel.send")}
        </button>
        {why === "" && <p className="dock-note">{t("portal.reopen.missing")}</p>}
      </div>
    </Sheet>
  );
}
