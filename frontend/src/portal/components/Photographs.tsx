import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FileTiles } from "@/features/files/components/FileTiles";
import { Labelled } from "@/features/forms/components/Labelled";
import type { FormStore } from "@/features/forms/store";
import { useOfForm } from "@/features/forms/useFormStore";
import type { Draft } from "../drafts";

const MOST = 9;
const FILES = new Set(["attachment", "image"]);

interface PhotographsProps {
  store: FormStore;
  files: Draft["files"];
  onFiles: (change: (files: Draft["files"]) => Draft["files"]) => void;
  onUnderway: (count: number) => void;
  problem: string | undefined;
}

/** Photographs beside what a service asks; nothing where it asks for files itself. */
export function Photographs({ store, files, onFiles, onUnderway, problem }: PhotographsProps) {
  const { t } = useTranslation();
  const id = useId();
  if (useOfForm(store, asksForFiles)) return null;
  return (
    <Labelled
      id={id}
      label={t("portal.form.photos")}
      aside={t("portal.form.photos_most", { count: files.length, most: MOST })}
      problem={problem}
      isGroup
    >
      <FileTiles
        ids={files}
        max={MOST}
        onUnderway={onUnderway}
        onAdd={(file) => onFiles((now) => [...now, file.id])}
        onRemove={(removed) => onFiles((now) => now.filter((other) => other !== removed))}
      />
    </Labelled>
  );
}

function asksForFiles(store: FormStore): boolean {
  return store.fields.some(({ id, kind }) => FILES.has(kind) && store.state(id).isShown);
}
