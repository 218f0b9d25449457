import { useQuery } from "@tanstack/react-query";
import { Progress, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { applicationsQuery, ORGANIZATION } from "@/api/choices";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { buildable } from "@/features/accounts/components/ApplicationSelect";
import { sendFile } from "@/features/files/api";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { Icon } from "@/ui/icons";
import { ErrorLine } from "@/ui/States";
import { profilesQuery, useBeginImport } from "../api";
import styles from "./Imports.module.css";

const TAKEN = ".csv,.tsv,.txt,.json,.jsonl,.xlsx,.zip";

/** Which file, into which application, read how. */
export function BeginImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const navigate = useNavigate();
  const me = useMe();
  const applications = useQuery(applicationsQuery).data ?? [];
  const profiles = useQuery(profilesQuery).data ?? [];
  const mine = buildable(
    me,
    applications.map((one) => one.code),
  ).filter((code) => code !== ORGANIZATION);
  const [chosen, setChosen] = useState<string>();
  const [profile, setProfile] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = useBeginImport();
  const application = chosen ?? mine[0];

  async function act(): Promise<void> {
    if (!file || !application) return;
    setProblem(null);
    setShare(0);
    try {
      const stored = await sendFile(file, setShare);
      const made = await begin.mutateAsync({ file_id: stored.id, application, profile });
      void navigate(`/imports/${made.id}`);
    } catch (error) {
      setShare(null);
      setProblem(sentence(error));
    }
  }

  return (
    <Ask
      title={t("imports.begin")}
      act={t("imports.look")}
      onAct={() => void act()}
      onClose={onClose}
      isBusy={share !== null}
      isReady={file !== null && application !== undefined}
    >
      <FileDrop id={`${id}-file`} file={file} onFile={setFile} />
      {share !== null && <Progress percent={Math.round(share * 100)} showInfo={false} size="small" />}
      <Field label={t("imports.into")} htmlFor={`${id}-application`} hint={t("imports.into_hint")}>
        <Select<string>
          id={`${id}-application`}
          value={application}
          onChange={setChosen}
          options={mine.map((code) => ({
            value: code,
            label: text(applications.find((one) => one.code === code)?.name),
          }))}
        />
      </Field>
      <Field label={t("imports.profile")} htmlFor={`${id}-profile`} hint={t("imports.profile_hint")}>
        <Select<string>
          id={`${id}-profile`}
          value={profile}
          onChange={setProfile}
          options={[
            { value: "", label: t("imports.guess") },
            ...profiles.map((one) => ({ value: one.key, label: text(one.name) })),
          ]}
        />
      </Field>
      {problem && <ErrorLine>{problem}</ErrorLine>}
    </Ask>
  );
}

type FileDropProps = { id: string; file: File | null; onFile: (file: File) => void };

function FileDrop({ id, file, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  return (
    <label
      htmlFor={id}
      className={`${styles.drop} ${isOver ? styles.over : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped) onFile(dropped);
      }}
    >
      <Icon name="file" size={16} />
      <span>
        <b>{file ? file.name : t("imports.choose_file")}</b>
        <small>{t("imports.takes")}</small>
      </span>
      <input
        id={id}
        type="file"
        accept={TAKEN}
        onChange={(event) => {
          const picked = event.target.files?.[0];
          if (picked) onFile(picked);
        }}
      />
    </label>
  );
}
