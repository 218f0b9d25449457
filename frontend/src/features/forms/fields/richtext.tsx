import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import "../components/richtext.css";
import { textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { sanitized, wordsOfHtml } from "../html";

const MARKS = [
  { command: "bold", key: "fields.mark_bold", sign: "B" },
  { command: "italic", key: "fields.mark_italic", sign: "I" },
  { command: "insertUnorderedList", key: "fields.mark_list", sign: "•" },
  { command: "insertOrderedList", key: "fields.mark_numbers", sign: "1." },
] as const;

/** The browser edits; what comes out of it is cut down to the marks we know. */
export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const page = useRef<HTMLDivElement>(null);
  const written = useRef<string | null>(null);
  const [isLinking, setLinking] = useState(false);
  const html = textOf(value);

  useEffect(() => {
    if (page.current && html !== written.current) page.current.innerHTML = sanitized(html);
  }, [html]);

  const takeOver = () => {
    const now = sanitized(page.current?.innerHTML ?? "");
    written.current = now;
    onChange(now || null);
  };
  const mark = (command: string, argument?: string) => {
    page.current?.focus();
    // Deprecated and everywhere: the one way to edit that keeps the browser's own undo.
    document.execCommand?.(command, false, argument);
    takeOver();
  };
  const paste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    mark("insertHTML", sanitized(html));
  };
  return (
    <div className="rich" aria-invalid={invalid}>
      <div className="rich-marks" role="toolbar" aria-label={t("fields.marks")} aria-controls={id}>
        {MARKS.map(({ command, key, sign }) => (
          <MarkButton key={command} label={t(key)} onPress={() => mark(command)}>
            <span className={`rich-${command}`}>{sign}</span>
          </MarkButton>
        ))}
        <MarkButton label={t("fields.mark_link")} onPress={() => setLinking(!isLinking)}>
          <span className="rich-link">{t("fields.mark_link")}</span>
        </MarkButton>
      </div>
      {isLinking && (
        <LinkLine
          onDone={(address) => {
            setLinking(false);
            mark("createLink", address);
          }}
        />
      )}
      <div
        ref={page}
        id={id}
        className="field-box rich-page"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-label={text(field.label)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
        data-placeholder={text(field.placeholder)}
        onInput={takeOver}
        onPaste={paste}
      />
    </div>
  );
}

interface MarkButtonProps {
  label: string;
  onPress: () => void;
  children: React.ReactNode;
}

function MarkButton({ label, onPress, children }: MarkButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function LinkLine({ onDone }: { onDone: (address: string) => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState("https://");
  const isAddress = /^(https?:\/\/|mailto:|tel:)\S{3,}/i.test(address);
  return (
    <div className="rich-address">
      <input
        className="field-box"
        type="url"
        aria-label={t("fields.link_address")}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (isAddress) onDone(address);
        }}
      />
      <button type="button" className="form-press" disabled={!isAddress} onClick={() => onDone(address)}>
        {t("fields.insert")}
      </button>
    </div>
  );
}

export function Display({ value }: FieldDisplayProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cut down to an allow-list on the same line.
  return <div className="rich-read" dangerouslySetInnerHTML={{ __html: sanitized(textOf(value)) }} />;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{wordsOfHtml(textOf(value)).replace(/\s+/g, " ")}</span>;
}
