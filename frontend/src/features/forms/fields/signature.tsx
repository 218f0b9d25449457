import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { previewAddress, sendFile } from "@/features/files/api";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { SignaturePad } from "../components/SignaturePad";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { drawnName } from "../handwriting";
import { useOutside } from "../outside";
import { isObject } from "../readings";

/** Signed by hand, or by typing one's name where no hand can draw; who and when the server adds. */
export function Input(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className="signing">
      {text(field.statement) && <p className="signing-statement">{text(field.statement)}</p>}
      {isObject(value) ? (
        <>
          <Signed value={value} />
          <button type="button" className="text-act" onClick={() => onChange(null)}>
            {t("fields.sign_again")}
          </button>
        </>
      ) : (
        <Signing {...props} />
      )}
    </div>
  );
}

function Signing({ id, onChange, describedBy, field }: FieldInputProps) {
  const { t } = useTranslation();
  const text = useText();
  const { signer } = useOutside();
  const [isTyping, setTyping] = useState(false);
  const [name, setName] = useState(signer?.name ?? "");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const pad = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);

  const keep = async () => {
    setBusy(true);
    setProblem("");
    try {
      const picture = isTyping ? await drawnName(name) : await pictureOf(pad.current);
      const { id: file } = await sendFile(picture, () => undefined);
      onChange({ file, name: name || (signer?.name ?? ""), at: now() });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div id={id} tabIndex={-1} className="signing">
      {isTyping ? (
        <input
          className="field-box signing-name"
          aria-label={t("fields.sign_name")}
          aria-describedby={describedBy}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      ) : (
        <SignaturePad pad={pad} label={text(field.label)} onDrawn={setDrawn} />
      )}
      <div className="signing-acts">
        <button type="button" className="text-act" onClick={() => setTyping(!isTyping)}>
          {t(isTyping ? "fields.sign_by_hand" : "fields.sign_by_name")}
        </button>
        <button
          type="button"
          className="form-press"
          disabled={isBusy || (isTyping ? name.trim() === "" : !isDrawn)}
          onClick={() => void keep()}
        >
          {t("fields.sign_done")}
        </button>
      </div>
      {problem && (
        <p className="field-count is-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

type SignedValue = Extract<FieldDisplayProps["value"], { [name: string]: unknown }>;

function Signed({ value }: { value: SignedValue }) {
  const { t } = useTranslation();
  const { full } = useDates();
  const { file, name, at } = value as Record<string, FieldDisplayProps["value"]>;
  return (
    <figure className="signed">
      <img src={previewAddress(textOf(file))} alt={t("fields.signed_by", { name: textOf(name) })} />
      <figcaption>
        {textOf(name)} {typeof at === "string" && <small>{full(at)}</small>}
      </figcaption>
    </figure>
  );
}

export function Display({ value }: FieldDisplayProps) {
  return isObject(value) ? <Signed value={value} /> : <span />;
}

export function Cell({ value }: FieldDisplayProps) {
  return <span className="cell">{isObject(value) ? textOf(value.name) : ""}</span>;
}

function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function pictureOf(canvas: HTMLCanvasElement | null): Promise<File> {
  return new Promise((resolve, reject) => {
    if (!canvas) return reject(new Error("nothing was drawn"));
    canvas.toBlob((blob) =>
      blob
        ? resolve(new File([blob], "signature.png", { type: "image/png" }))
        : reject(new Error("the drawing could not be kept")),
    );
  });
}
