import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StoredFile } from "@/features/files/api";
import { FileGallery } from "@/features/files/components/FileGallery";
import { FileTiles } from "@/features/files/components/FileTiles";
import type { Answer, FieldInputProps } from "../definition";

interface FileInputProps extends FieldInputProps {
  accept?: string;
  isCameraOnly?: boolean;
  words?: string;
  prepare?: (file: File) => Promise<File>;
}

/** Files of one answer, kept as their ids. */
export function FileInput({ field, id, value, onChange, describedBy, ...how }: FileInputProps) {
  const ids = idsOf(value);
  const newest = useRef(ids);
  newest.current = ids;
  const keep = (kept: string[]) => {
    newest.current = kept;
    onChange(kept.length > 0 ? kept : null);
  };
  return (
    <FileTiles
      id={id}
      ids={ids}
      max={field.max_count ?? 9}
      extensions={field.extensions ?? undefined}
      accept={how.accept}
      isCameraOnly={how.isCameraOnly}
      prepare={how.prepare}
      words={how.words}
      describedBy={describedBy}
      onAdd={(file) => keep([...newest.current, file.id])}
      onRemove={(removed) => keep(newest.current.filter((other) => other !== removed))}
    />
  );
}

export function FilesOf({ value, isPicture = true }: { value: Answer; isPicture?: boolean }) {
  return <FileGallery files={idsOf(value).map((id) => asFile(id, isPicture))} />;
}

export function FileCount({ value }: { value: Answer }) {
  const { t } = useTranslation();
  const count = idsOf(value).length;
  return <span className="cell">{count > 0 && t("fields.files", { count })}</span>;
}

export function idsOf(value: Answer): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
}

function asFile(id: string, has_preview: boolean): StoredFile {
  const unknown = { name: id, media_type: "", byte_size: 0, width: null, height: null };
  return { id, ...unknown, has_preview, is_internal: false };
}
