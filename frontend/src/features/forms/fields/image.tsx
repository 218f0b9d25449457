import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { FileCount, FileInput, FilesOf } from "../components/FileInput";
import type { FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";
import { smaller } from "../pictures";

export function Input(props: FieldInputProps) {
  const { field } = props;
  const { t } = useTranslation();
  const { full } = useDates();
  const { signer } = useOutside();
  const stamps = field.watermark ?? [];
  const stamp = () =>
    [stamps.includes("time") && full(Date.now()), stamps.includes("person") && signer?.name]
      .filter(Boolean)
      .join("  ");
  return (
    <>
      <FileInput
        {...props}
        accept="image/*"
        words={t("fields.add_photo")}
        isCameraOnly={field.camera_only}
        prepare={(file) => smaller(file, { edge: field.longest_edge ?? 1920, stamp: stamp() })}
      />
      {stamps.length > 0 && <p className="field-count">{t("fields.watermarked")}</p>}
    </>
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <FilesOf value={value} />;
}

export function Cell({ value }: FieldDisplayProps) {
  return <FileCount value={value} />;
}
