import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask } from "@/ui/Ask";

/** The names in pasted text: one a line, or the cells of a row; twice the same counts once. */
export function namesIn(text: string): string[] {
  const cells = text.split(/[\n\r\t]+/).map((cell) => cell.trim());
  return [...new Set(cells.filter(Boolean))];
}

/** Many options at once, from a list or a column of a sheet. */
export function PasteList({ onTake, onClose }: { onTake: (names: string[]) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const names = namesIn(words);
  return (
    <Ask
      title={t("designer.paste_list")}
      act={t("designer.take_options", { count: names.length })}
      isReady={names.length > 0}
      onAct={() => onTake(names)}
      onClose={onClose}
    >
      <Input.TextArea
        autoFocus
        aria-label={t("designer.paste_hint")}
        placeholder={t("designer.paste_hint")}
        autoSize={{ minRows: 8, maxRows: 16 }}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Ask>
  );
}
