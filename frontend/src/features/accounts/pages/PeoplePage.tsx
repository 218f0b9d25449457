import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Filters, Search } from "@/ui/Filters";
import { Quiet } from "@/ui/Mark";
import { VipMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { PersonChip } from "@/ui/Person";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine } from "@/ui/States";
import { companiesQuery, departmentsQuery, type Person, peopleQuery } from "../api";
import styles from "../components/Admin.module.css";
import { PersonPanel } from "../components/PersonPanel";
import { faceOf } from "../faces";

type Shown = "active" | "internal" | "outside" | "inactive";
const SHOWN: Record<Shown, Record<string, boolean>> = {
  active: { is_active: true },
  internal: { is_active: true, is_internal: true },
  outside: { is_active: true, is_internal: false },
  inactive: { is_active: false },
};

export default function PeoplePage() {
  const { t } = useTranslation();
  const filter = useFilter();
  const people = useInfiniteQuery(peopleQuery(filter.query));
  const rows = people.data?.pages.flatMap((page) => page.people) ?? [];
  const columns = useColumns();
  return (
    <Page
      title={t("people.title")}
      count={people.data && `${rows.length}${people.hasNextPage ? "+" : ""}`}
      acts={
        <Button kind="primary" icon="plus" onClick={() => filter.open("new")}>
          {t("people.new")}
        </Button>
      }
    >
      <div className={styles.listPage}>
        <PeopleFilters filter={filter} />
        {people.isError && (
          <ErrorLine onRetry={() => void people.refetch()}>{sentence(people.error)}</ErrorLine>
        )}
        <div className={styles.list}>
          <DataTable
            label={t("people.title")}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            isLoading={people.isPending}
            hasFailed={people.isError}
            onOpen={(row) => filter.open(String(row.id))}
            empty={<EmptyState title={t("people.empty")} fact={t("people.empty_fact")} />}
          />
        </div>
        {people.hasNextPage && (
          <div className={styles.more}>
            <Button size="s" isBusy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t("people.more")}
            </Button>
          </div>
        )}
      </div>
      {filter.opened && (
        <PersonPanel
          key={filter.opened}
          id={filter.opened === "new" ? null : Number(filter.opened)}
          onClose={() => filter.open(null)}
          onMade={(id) => filter.open(String(id))}
        />
      )}
    </Page>
  );
}

function useFilter() {
  const [search, setSearch] = useSearchParams();
  const shown = (search.get("shown") as Shown | null) ?? "active";
  const department = search.get("department");
  const company = search.get("company");
  const words = search.get("q") ?? "";
  function set(name: string, value: string | null | undefined): void {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  }
  return {
    shown: shown in SHOWN ? shown : "active",
    department: department ? Number(department) : undefined,
    company: company ? Number(company) : undefined,
    words,
    opened: search.get("person"),
    set,
    open: (id: string | null) => set("person", id),
    query: {
      text: words,
      department_id: department,
      company_id: company,
      ...SHOWN[shown in SHOWN ? shown : "active"],
    },
  };
}

function PeopleFilters({ filter }: { filter: ReturnType<typeof useFilter> }) {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: companies = [] } = useQuery(companiesQuery);
  const [setWords] = useState(() => (words: string) => filter.set("q", words));
  return (
    <Filters>
      <Search label={t("people.search")} value={filter.words} onChange={setWords} />
      <Segments
        label={t("people.shown")}
        value={filter.shown}
        onChange={(shown) => filter.set("shown", shown)}
        segments={(Object.keys(SHOWN) as Shown[]).map((value) => ({
          value,
          label: t(`people.shown_${value}`),
        }))}
      />
      <Select<number>
        allowClear
        aria-label={t("people.department")}
        placeholder={t("people.department")}
        showSearch={{ optionFilterProp: "label" }}
        value={filter.department}
        onChange={(id) => filter.set("department", id ? String(id) : null)}
        options={departments.map((one) => ({ value: one.id, label: text(one.name) }))}
      />
      {companies.length > 0 && (
        <Select<number>
          allowClear
          aria-label={t("people.company")}
          placeholder={t("people.company")}
          showSearch={{ optionFilterProp: "label" }}
          value={filter.company}
          onChange={(id) => filter.set("company", id ? String(id) : null)}
          options={companies.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
    </Filters>
  );
}

function useColumns(): Column<Person>[] {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: companies = [] } = useQuery(companiesQuery);
  const placeOf = (row: Person) =>
    row.is_internal
      ? text(departments.find((one) => one.id === row.department_id)?.name)
      : (companies.find((one) => one.id === row.company_id)?.name ?? "");
  return [
    {
      key: "name",
      title: t("people.name"),
      width: "minmax(150px, 1.2fr)",
      render: (row) => (
        <span className={styles.inline}>
          <PersonChip person={faceOf(row.id, row.name, row.name_en)} />
          {row.counts_as_vip && <VipMark />}
          {!row.is_active && <Quiet>{t("people.inactive")}</Quiet>}
        </span>
      ),
    },
    {
      key: "place",
      title: t("people.place"),
      width: "minmax(120px, 1.2fr)",
      render: (row) => (
        <span className={styles.inline}>
          <span className={styles.clip}>{placeOf(row)}</span>
          {!row.is_internal && <Quiet>{t("people.outside")}</Quiet>}
        </span>
      ),
    },
    {
      key: "title",
      title: t("people.job"),
      width: "minmax(90px, 1fr)",
      isAside: true,
      render: (row) => row.title,
    },
    {
      key: "username",
      title: t("people.username"),
      width: "minmax(100px, .9fr)",
      isAside: true,
      render: (row) => row.username,
    },
    { key: "phone", title: t("people.phone"), width: "110px", isAside: true, render: (row) => row.phone },
    {
      key: "available",
      title: t("people.taking"),
      width: "76px",
      isAside: true,
      render: (row) =>
        row.is_active && row.is_internal
          ? t(row.is_available ? "people.taking_yes" : "people.taking_no")
          : "",
    },
  ];
}
