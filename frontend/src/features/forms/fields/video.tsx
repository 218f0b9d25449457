import { useTranslation } from "react-i18next";
import { fileAddress } from "@/features/files/api";
import { FileCount, FileInput, idsOf } from "../components/FileInput";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  const { t } = useTranslation();
  return (
    <FileInput
      {...props}
      field={{ ...props.field, max_count: props.field.max_count ?? 1 }}
      accept="video/*,audio/*"
      words={t("fields.add_video")}
      isCameraOnly={props.field.camera_only}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  return (
    <div className="videos">
      {idsOf(value).map((id) => (
        // biome-ignore lint/a11y/useMediaCaption: nobody wrote captions for what was filmed on a telephone.
        <video key={id} src={fileAddress(id)} controls preload="metadata" />
      ))}
    </div>
  );
}

export function Cell({ value }: FieldDisplayProps) {
  return <FileCount value={value} />;
}
