import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { elsewhere, problemAt } from "@/api/inputs";
import { sentence } from "@/api/problem";
import type { PersonBrief } from "@/api/session";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Filters, Search } from "@/ui/Filters";
import { Quiet } from "@/ui/Mark";
import { VipMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { Panel } from "@/ui/Panel";
import { EmptyState, ErrorLine } from "@/ui/States";
import { Toggle } from "@/ui/Toggle";
import { tell } from "@/ui/tell";
import { type Company, companiesQuery, useSaveCompany, useSetCompanyOwner } from "../api";
import styles from "../components/Admin.module.css";
import { PersonSelect } from "../components/PersonSelect";

export default function CompaniesPage() {
  const { t } = useTranslation();
  const companies = useQuery(companiesQuery);
  const [opened, setOpened] = useState<Company | "new" | null>(null);
  const [words, setWords] = useState("");
  const rows = (companies.data ?? []).filter((row) =>
    row.name.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const columns: Column<Company>[] = [
    {
      key: "name",
      title: t("companies.name"),
      width: "minmax(160px, 1fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.clip}>{row.name}</span>
          {row.is_vip && <VipMark />}
          {!row.is_active && <Quiet>{t("companies.closed")}</Quiet>}
        </span>
      ),
    },
    {
      key: "people",
      title: "",
      width: "96px",
      isNumber: true,
      render: (row) => (
        <Link
          to={`/admin/people?company=${row.id}&shown=outside`}
          onClick={(event) => event.stopPropagation()}
        >
          {t("companies.people")}
        </Link>
      ),
    },
  ];
  return (
    <Page
      title={t("companies.title")}
      count={companies.data && rows.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setOpened("new")}>
          {t("companies.new")}
        </Button>
      }
    >
      <Filters>
        <Search label={t("companies.search")} value={words} onChange={setWords} />
      </Filters>
      {companies.isError && (
        <ErrorLine onRetry={() => void companies.refetch()}>{sentence(companies.error)}</ErrorLine>
      )}
      <DataTable
        label={t("companies.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        isLoading={companies.isPending}
        hasFailed={companies.isError}
        onOpen={setOpened}
        empty={<EmptyState title={t("companies.empty")} fact={t("companies.empty_fact")} />}
      />
      {opened && <CompanyPanel company={opened === "new" ? null : opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

/** Who looks after the company: dispatch can give its requests to them. */
function Owner({ company }: { company: Company }) {
  const { t } = useTranslation();
  const set = useSetCompanyOwner();
  const [owner, setOwner] = useState<PersonBrief | null>(company.owner);
  function choose(person: PersonBrief | null): void {
    setOwner(person);
    set.mutate({ id: company.id, person_id: person?.id ?? null });
  }
  return (
    <Field label={t("companies.owner")} htmlFor="company-owner" hint={t("companies.owner_hint")}>
      <PersonSelect id="company-owner" value={owner} onChange={choose} />
      {set.isError && <ErrorLine>{sentence(set.error)}</ErrorLine>}
    </Field>
  );
}

function CompanyPanel({ company, onClose }: { company: Company | null; onClose: () => void }) {
  const { t } = useTranslation();
  const was = {
    name: company?.name ?? "",
    is_vip: company?.is_vip ?? false,
    is_active: company?.is_active ?? true,
  };
  const [draft, setDraft] = useState(was);
  const save = useSaveCompany();
  const isDirty = JSON.stringify(draft) !== JSON.stringify(was);
  function act(): void {
    save.mutate(
      { id: company?.id ?? null, body: draft },
      {
        onSuccess: () => {
          tell.done(t("admin.saved", { name: draft.name }));
          onClose();
        },
      },
    );
  }
  return (
    <Panel
      title={company?.name ?? t("companies.new")}
      act={company ? t("admin.save") : t("admin.create")}
      onAct={act}
      onClose={onClose}
      isBusy={save.isPending}
      isReady={isDirty && draft.name.trim() !== ""}
      isDirty={isDirty && !save.isSuccess}
      error={elsewhere(save.error, ["name"])}
    >
      <Field
        label={t("companies.name")}
        htmlFor="company-name"
        isRequired
        problem={problemAt(save.error, "name")}
      >
        <Input
          id="company-name"
          autoFocus
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </Field>
      <Toggle
        label={t("companies.vip")}
        hint={t("companies.vip_hint")}
        isOn={draft.is_vip}
        onChange={(is_vip) => setDraft({ ...draft, is_vip })}
      />
      {company && <Owner company={company} />}
      {company && (
        <Toggle
          label={t("companies.open")}
          isOn={draft.is_active}
          onChange={(is_active) => setDraft({ ...draft, is_active })}
        />
      )}
    </Panel>
  );
}
