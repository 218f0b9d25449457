import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { type Text, useText } from "@/lib/i18n";
import { type Column, DataTable } from "./DataTable";
import { Code, Quiet } from "./Mark";
import { Tag } from "./Marks";

export type Definition = {
  code: string;
  name: Text;
  application: string;
  no: number | null;
  published_at: string | null;
  has_draft: boolean;
  is_active?: boolean;
};

type DefinitionListProps<Row extends Definition> = {
  label: string;
  rows: readonly Row[];
  isLoading: boolean;
  placeOf: (application: string) => string;
  onOpen: (row: Row) => void;
  empty: ReactNode;
};

/** Things with versions: what they are called, where they belong, which version holds. */
export function DefinitionList<Row extends Definition>({
  label,
  rows,
  isLoading,
  placeOf,
  onOpen,
  empty,
}: DefinitionListProps<Row>) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const columns: Column<Row>[] = [
    {
      key: "name",
      title: t("admin.name"),
      width: "minmax(150px, 1.6fr)",
      render: (row) => (
        <>
          {text(row.name)} {row.is_active === false && <Quiet>{t("admin.retired")}</Quiet>}
        </>
      ),
    },
    {
      key: "application",
      title: t("build.application"),
      width: "minmax(100px, 1fr)",
      isAside: true,
      render: (row) => placeOf(row.application),
    },
    {
      key: "version",
      title: t("drafts.versions"),
      width: "minmax(92px, .8fr)",
      render: (row) => (
        <>
          {row.no ? `v${row.no}` : t("drafts.never")}{" "}
          {row.has_draft && <Tag tone="accent">{t("drafts.draft")}</Tag>}
        </>
      ),
    },
    {
      key: "published",
      title: t("admin.published"),
      width: "120px",
      isAside: true,
      render: (row) =>
        row.published_at ? (
          <span title={dates.exact(row.published_at)}>{dates.moment(row.published_at)}</span>
        ) : (
          ""
        ),
    },
    {
      key: "code",
      title: t("admin.code"),
      width: "minmax(120px, 1fr)",
      isAside: true,
      render: (row) => <Code>{row.code}</Code>,
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.code}
      isLoading={isLoading}
      onOpen={onOpen}
      empty={empty}
    />
  );
}
