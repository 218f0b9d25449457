import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import { sendFile } from "@/features/files/api";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { beginImport } from "../imports";
import type { TypePage } from "../types";
import { FileDrop } from "./FileDrop";

/** Which table is to become records of this type. */
export function BeginImport({ page, onClose }: { page: TypePage; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function act(): Promise<void> {
    if (!file) return;
    setProblem(null);
    setShare(0);
    try {
      const stored = await sendFile(file, setShare);
      const run = await beginImport(page.code, stored.id);
      void navigate(`/data/${page.code}/imports/${run.id}`);
    } catch (error) {
      setShare(null);
      setProblem(sentence(error));
    }
  }
  return (
    <Ask
      title={t("records.import_into", { name: text(page.name) })}
      act={t("records.import_look")}
      isReady={file !== null}
      isBusy={share !== null}
      onAct={() => void act()}
      onClose={onClose}
    >
      {problem && <ErrorLine>{problem}</ErrorLine>}
      <FileDrop name={file?.name} share={share} onFile={setFile} />
    </Ask>
  );
}
