import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { boxProps, textOf } from "../components/box";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

const Scanner = lazy(() => import("../components/Scanner"));

const KEYBOARDS: Record<string, { type: string; inputMode?: "tel" | "email" | "url" | "numeric" }> = {
  email: { type: "email", inputMode: "email" },
  phone: { type: "tel", inputMode: "tel" },
  phone_cn: { type: "tel", inputMode: "tel" },
  mobile_cn: { type: "tel", inputMode: "tel" },
  url: { type: "url", inputMode: "url" },
};

export function Input(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const text = useText();
  const canScan = field.scan === true && "BarcodeDetector" in window;
  const box = (
    <input
      {...boxProps(props)}
      {...(KEYBOARDS[field.format ?? ""] ?? { type: "text" })}
      maxLength={field.max_length ?? undefined}
      placeholder={text(field.placeholder)}
      value={textOf(value)}
      onChange={(event) => onChange(inCase(event.target.value, field.case) || null)}
    />
  );
  return canScan ? <WithScanner onScan={onChange}>{box}</WithScanner> : box;
}

function WithScanner({ children, onScan }: { children: React.ReactNode; onScan: (code: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="field-with-act">
      {children}
      <button type="button" className="field-act" onClick={() => setOpen(true)} aria-label={t("fields.scan")}>
        <LineIcon name="grid" />
      </button>
      {isOpen && (
        <Suspense>
          <Scanner
            onClose={() => setOpen(false)}
            onFound={(code) => {
              setOpen(false);
              onScan(code);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}

export function Display({ field, value }: FieldDisplayProps) {
  const text = textOf(value);
  if (field.format === "url" && /^https?:\/\//i.test(text)) {
    return (
      <a className="field-written" href={text} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  }
  return <span className="field-written">{text}</span>;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{textOf(value)}</span>;
}

function inCase(text: string, folding: "upper" | "lower" | null | undefined): string {
  if (folding === "upper") return text.toUpperCase();
  return folding === "lower" ? text.toLowerCase() : text;
}
