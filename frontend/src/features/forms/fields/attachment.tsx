import { useRef } from "react";
import type { StoredFile } from "@/features/files/api";
import { FileGallery } from "@/features/files/components/FileGallery";
import { FileTiles } from "@/features/files/components/FileTiles";
import type { Answer, FieldDisplayProps, FieldInputProps } from "../definition";

export function Input({ field, id, value, onChange, describedBy }: FieldInputProps) {
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
      describedBy={describedBy}
      onAdd={(file) => keep([...newest.current, file.id])}
      onRemove={(removed) => keep(newest.current.filter((other) => other !== removed))}
    />
  );
}

export function Display({ value }: FieldDisplayProps) {
  return <FileGallery files={idsOf(value).map(asPicture)} />;
}

function idsOf(value: Answer): string[] {
  return Array.isArray(value) ? value : [];
}

function asPicture(id: string): StoredFile {
  const unknown = { name: id, media_type: "", byte_size: 0, width: null, height: null };
  return { id, ...unknown, has_preview: true, is_internal: false };
}
