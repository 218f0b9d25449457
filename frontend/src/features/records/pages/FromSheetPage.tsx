import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { applicationsQuery } from "@/api/choices";
import { sentence } from "@/api/problem";
import { sendFile } from "@/features/files/api";
import type { FieldDefinition } from "@/features/forms/definition";
import { comma, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { PanelPair } from "@/ui/Panel";
import { ErrorLine } from "@/ui/States";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { typesQuery } from "../api";
import { FileDrop } from "../components/FileDrop";
import styles from "../components/Import.module.css";
import records from "../components/Records.module.css";
import { asKind, GUESSED, makeFromSheet, type Proposal, propose, type SheetColumn } from "../imports";

/** A table is dropped; what it could become is guessed, shown to be corrected, and made. */
export default function FromSheetPage() {
  const { t } = useTranslation();
  const [share, setShare] = useState<number | null>(null);
  const [file, setFile] = useState<{ id: string; name: string } | null>(null);
  const looking = useMutation({
    meta: { isQuiet: true },
    mutationFn: async (dropped: File) => {
      setShare(0);
      const stored = await sendFile(dropped, setShare);
      setFile({ id: stored.id, name: dropped.name });
      return propose(stored.id);
    },
    onSettled: () => setShare(null),
  });
  useTitle(t("records.from_table"));
  return (
    <Sheet label={t("records.from_table")}>
      <Bar>
        <Link to="/data" aria-label={t("order.back")}>
          <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
        </Link>
        <h1 className={records.barTitle}>{t("records.from_table")}</h1>
      </Bar>
      <div style={{ overflow: "auto", flex: 1 }}>
        <div className={styles.page}>
          <section className={styles.part}>
            <p className={styles.quiet}>{t("records.from_table_fact")}</p>
            <FileDrop name={file?.name} share={share} onFile={(dropped) => looking.mutate(dropped)} />
            {looking.isError && <ErrorLine>{sentence(looking.error)}</ErrorLine>}
          </section>
          {looking.data && file && <Correct key={file.id} fileId={file.id} proposal={looking.data} />}
        </div>
      </div>
    </Sheet>
  );
}

type Draft = {
  name: Proposal["name"];
  code: string;
  application: string | null;
  fields: FieldDefinition[];
  /** Codes of columns that are left out. */
  out: string[];
  title: string;
  keys: string[];
};

function draftOf({ name, code, content, settings }: Proposal): Draft {
  return {
    name,
    code,
    application: null,
    fields: content.fields,
    out: [],
    title: settings.title[0] ?? "",
    keys: settings.keys,
  };
}

function Correct({ fileId, proposal }: { fileId: string; proposal: Proposal }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: applications = [] } = useQuery(applicationsQuery);
  const [draft, setDraft] = useState(() => draftOf(proposal));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const application = draft.application ?? applications[0]?.code ?? null;
  const making = useMutation({
    meta: { isQuiet: true },
    mutationFn: () =>
      makeFromSheet({ ...wishOf(proposal, draft), file_id: fileId, application: application ?? "" }),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: typesQuery.queryKey });
      void navigate(`/data/${run.record_type}/imports/${run.id}`);
    },
  });
  const kept = draft.fields.filter(({ code }) => !draft.out.includes(code));
  return (
    <>
      <section className={styles.part}>
        <TwoTongues
          id="sheet-name"
          label={t("records.type_name")}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <PanelPair>
          <Field label={t("admin.code")} htmlFor="sheet-code" isRequired hint={t("records.code_hint")}>
            <Input
              id="sheet-code"
              value={draft.code}
              maxLength={40}
              onChange={(event) => change({ code: event.target.value })}
            />
          </Field>
          <Field label={t("build.application")} htmlFor="sheet-application" isRequired>
            <Select<string>
              id="sheet-application"
              value={application}
              onChange={(code) => change({ application: code })}
              options={applications.map((one) => ({ value: one.code, label: text(one.name) }))}
            />
          </Field>
        </PanelPair>
      </section>
      <section className={styles.part}>
        <h2>
          {t("records.fields_guessed")} <small>{t("records.fields_kept", { count: kept.length })}</small>
        </h2>
        <div className={styles.fields}>
          <div className={`${styles.field} ${styles.heads}`}>
            <span>{t("records.table_column")}</span>
            <span>{t("records.field_name")}</span>
            <span>{t("records.field_kind")}</span>
            <span>{t("records.is_name")}</span>
            <span>{t("records.is_key")}</span>
          </div>
          {draft.fields.map((field) => (
            <GuessedField
              key={field.code}
              field={field}
              column={columnOf(proposal, field)}
              draft={draft}
              onChange={change}
            />
          ))}
        </div>
      </section>
      {making.isError && <ErrorLine>{sentence(making.error)}</ErrorLine>}
      <div className={styles.acts}>
        <Button
          kind="primary"
          disabled={!isNamed(draft.name) || kept.length === 0 || application === null}
          isBusy={making.isPending}
          onClick={() => making.mutate()}
        >
          {t("records.make_from_table")}
        </Button>
        <span>{t("records.make_fact")}</span>
      </div>
    </>
  );
}

function columnOf({ mapping, columns }: Proposal, field: FieldDefinition): SheetColumn | undefined {
  const name = mapping.columns.find((pair) => pair.field === field.code)?.column;
  return columns.find((column) => column.name === name);
}

type GuessedFieldProps = {
  field: FieldDefinition;
  column: SheetColumn | undefined;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
};

function GuessedField({ field, column, draft, onChange }: GuessedFieldProps) {
  const { t } = useTranslation();
  const text = useText();
  const isOut = draft.out.includes(field.code);
  const replace = (next: FieldDefinition) =>
    onChange({ fields: draft.fields.map((one) => (one.code === field.code ? next : one)) });
  function setKind(kind: string): void {
    const out = draft.out.filter((code) => code !== field.code);
    const fields = draft.fields.map((one) => (one.code === field.code ? asKind(field, kind, column) : one));
    onChange(kind === "skip" ? { out: [...out, field.code] } : { fields, out });
  }
  const rest = draft.keys.filter((code) => code !== field.code);
  return (
    <div className={`${styles.field} ${isOut ? styles.aside : ""}`}>
      <div className={styles.column}>
        <b>{column?.name}</b>
        <p>{column?.samples.join(" · ")}</p>
      </div>
      <Input
        aria-label={t("records.field_name")}
        disabled={isOut}
        value={text(field.label)}
        onChange={(event) => replace({ ...field, label: { "zh-CN": event.target.value } })}
      />
      <Select<string>
        aria-label={t("records.field_kind")}
        value={isOut ? "skip" : field.kind}
        onChange={setKind}
        options={GUESSED.map((kind) => ({
          value: kind,
          label: t(kind === "skip" ? "records.column_left_out" : `records.kind_${kind}`),
        }))}
      />
      <Radio
        aria-label={t("records.is_name")}
        disabled={isOut}
        checked={draft.title === field.code}
        onChange={() => onChange({ title: field.code })}
      />
      <Checkbox
        aria-label={t("records.is_key")}
        disabled={isOut}
        checked={draft.keys.includes(field.code)}
        onChange={(event) => onChange({ keys: event.target.checked ? [...rest, field.code] : rest })}
      />
      {!isOut && field.options && (
        <p className={styles.options}>
          {t("records.options_are", { options: field.options.map(({ label }) => text(label)).join(comma()) })}
        </p>
      )}
    </div>
  );
}

/** The proposal as it was corrected. */
function wishOf(proposal: Proposal, draft: Draft) {
  const isKept = (code: string) => !draft.out.includes(code);
  const keys = draft.keys.filter(isKept);
  const title = isKept(draft.title) && draft.title ? [draft.title] : [];
  const fields = draft.fields
    .filter(({ code }) => isKept(code))
    .map(({ required: _required, unique: _unique, ...field }) => ({
      ...field,
      ...(keys.includes(field.code) || title.includes(field.code) ? { required: true } : {}),
      ...(keys.includes(field.code) ? { unique: { within: [] } } : {}),
    }));
  return {
    code: draft.code,
    name: draft.name,
    icon: "data",
    content: { ...proposal.content, fields } as Record<string, unknown>,
    settings: { ...proposal.settings, title, keys },
    mapping: {
      ...proposal.mapping,
      key: keys,
      columns: proposal.mapping.columns.filter(({ field }) => isKept(field)),
    } as Record<string, unknown>,
  };
}
