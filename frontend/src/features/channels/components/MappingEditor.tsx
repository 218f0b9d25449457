import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Segments } from "@/ui/Segments";
import { ErrorLine } from "@/ui/States";
import { type Import, profilesQuery, useRemap, useTry } from "../api";
import { fits, type Mapping, STATUSES, stillNeeded } from "../mapping";
import { ColumnLine } from "./ColumnLine";
import { FileFacts } from "./FileFacts";
import styles from "./Imports.module.css";
import { KeepProfile } from "./KeepProfile";

/** What each column stands for: guessed, shown with what is in it, changed where the guess is wrong. */
export function MappingEditor({ run }: { run: Import }) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(run.mapping);
  const [profile, setProfile] = useState(run.profile);
  const [isKeeping, setKeeping] = useState(false);
  const attempt = useTry(run.id);
  const remap = useRemap(run.id);
  const needed = stillNeeded(mapping);
  const problem = attempt.error ?? remap.error;

  function reread(changes: Partial<Mapping>): void {
    const content = { ...mapping, ...changes };
    setMapping(content);
    if (stillNeeded(content).length === 0) remap.mutate({ content, profile });
  }

  return (
    <>
      <FileFacts run={run} mapping={mapping} onReread={reread} isBusy={remap.isPending} />
      <section className={styles.card}>
        <h2>{t("imports.meaning")}</h2>
        <ProfilePick
          run={run}
          profile={profile}
          onPick={(key, content) => {
            setProfile(key);
            setMapping(content);
          }}
        />
        <Settings mapping={mapping} onChange={setMapping} />
      </section>
      <section className={styles.card}>
        <h2>
          {t("imports.columns")} <small>{run.columns.length}</small>
        </h2>
        <ul className={styles.columns} aria-label={t("imports.columns")}>
          {run.columns.map((column) => (
            <ColumnLine key={column.name} column={column} mapping={mapping} onChange={setMapping} />
          ))}
        </ul>
      </section>
      <footer className={styles.foot}>
        {problem && <ErrorLine>{sentence(problem)}</ErrorLine>}
        {needed.length > 0 && (
          <p className={styles.missing}>
            {t("imports.needed", { names: needed.map((key) => t(`imports.target.${key}`)).join(comma()) })}
          </p>
        )}
        <div className={styles.acts}>
          <Button
            kind="primary"
            isBusy={attempt.isPending}
            disabled={needed.length > 0 || mapping.source.trim() === ""}
            onClick={() => attempt.mutate({ content: mapping, profile })}
          >
            {t("imports.try")}
          </Button>
          <Button disabled={needed.length > 0} onClick={() => setKeeping(true)}>
            {t("imports.keep_profile")}
          </Button>
        </div>
      </footer>
      {isKeeping && <KeepProfile mapping={mapping} onKept={setProfile} onClose={() => setKeeping(false)} />}
    </>
  );
}

type ProfilePickProps = { run: Import; profile: string; onPick: (key: string, content: Mapping) => void };

function ProfilePick({ run, profile, onPick }: ProfilePickProps) {
  const { t } = useTranslation();
  const text = useText();
  const profiles = (useQuery(profilesQuery).data ?? []).filter((one) => fits(one.content, run.columns));
  if (profiles.length === 0) return null;
  return (
    <Field label={t("imports.profile")} htmlFor="import-profile">
      <Select<string>
        id="import-profile"
        value={profile}
        onChange={(key) => {
          const chosen = profiles.find((one) => one.key === key);
          if (chosen) onPick(key, chosen.content);
        }}
        options={[
          { value: "", label: t("imports.own_mapping"), disabled: true },
          ...profiles.map((one) => ({ value: one.key, label: text(one.name) })),
        ]}
      />
    </Field>
  );
}

type SettingsProps = { mapping: Mapping; onChange: (mapping: Mapping) => void };

function Settings({ mapping, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const hasStatus = mapping.columns.some((entry) => entry.target === "status");
  return (
    <>
      <Segments<"rows" | "event_log">
        label={t("imports.mode")}
        value={mapping.mode ?? "rows"}
        onChange={(mode) => onChange({ ...mapping, mode })}
        segments={[
          { value: "rows", label: t("imports.mode.rows") },
          { value: "event_log", label: t("imports.mode.event_log") },
        ]}
      />
      <p className={styles.hint}>{t(`imports.mode_hint.${mapping.mode ?? "rows"}`)}</p>
      <div className={styles.pair}>
        <Field label={t("imports.source")} htmlFor="import-source" hint={t("imports.source_hint")} isRequired>
          <Input
            id="import-source"
            maxLength={40}
            value={mapping.source}
            onChange={(event) => onChange({ ...mapping, source: event.target.value })}
          />
        </Field>
        <Field label={t("imports.missing")} htmlFor="import-missing" hint={t("imports.missing_hint")}>
          <Select<string[]>
            id="import-missing"
            mode="tags"
            open={false}
            suffixIcon={null}
            value={mapping.missing ?? []}
            onChange={(missing) => onChange({ ...mapping, missing })}
          />
        </Field>
        <Field
          label={t("imports.default_status")}
          htmlFor="import-status"
          hint={t(hasStatus ? "imports.default_status_where_empty" : "imports.default_status_for_all")}
        >
          <Select<string>
            id="import-status"
            value={mapping.defaults?.status ?? "closed"}
            onChange={(status) => onChange({ ...mapping, defaults: { ...mapping.defaults, status } })}
            options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          />
        </Field>
      </div>
    </>
  );
}
