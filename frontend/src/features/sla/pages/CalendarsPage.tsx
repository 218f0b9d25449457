import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { elsewhere, problemAt } from "@/api/inputs";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { type Text, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { type Column, DataTable } from "@/ui/DataTable";
import { Code } from "@/ui/Mark";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { Panel } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { EmptyState, ErrorLine } from "@/ui/States";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { type CalendarRow, calendarsQuery, type Layer, useSaveCalendar } from "../api";
import { freshContent, LAYERS, standsOver } from "../year";

const TIME_ZONE = "Asia/Shanghai";

export default function CalendarsPage() {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const navigate = useNavigate();
  const calendars = useQuery(calendarsQuery);
  const [isMaking, setMaking] = useState(false);
  const open = (code: string) => navigate(`/admin/calendars/${code}`);
  const rows = calendars.data ?? [];
  const nameOf = (code: string) => text(rows.find((row) => row.code === code)?.name) || code;
  const columns: Column<CalendarRow>[] = [
    {
      key: "name",
      title: t("calendar.name"),
      width: "minmax(140px, 1.4fr)",
      render: (row) => text(row.name),
    },
    {
      key: "layer",
      title: t("calendar.layer"),
      width: "minmax(130px, 1.1fr)",
      render: (row) => (
        <span>
          {t(`calendar.layer_${row.layer}`)}
          {row.on && ` · ${t("calendar.on_top", { name: nameOf(row.on) })}`}
        </span>
      ),
    },
    {
      key: "state",
      title: t("calendar.state"),
      width: "minmax(110px, 1fr)",
      render: (row) => (
        <span>
          {row.no ? `v${row.no} ` : t("drafts.never")}{" "}
          {row.has_draft && <Tag tone="accent">{t("drafts.draft")}</Tag>}
        </span>
      ),
    },
    {
      key: "published",
      title: t("calendar.published"),
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
      width: "minmax(90px, .8fr)",
      isAside: true,
      render: (row) => <Code>{row.code}</Code>,
    },
  ];
  return (
    <Page
      title={t("calendar.title")}
      count={calendars.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
          {t("calendar.new")}
        </Button>
      }
    >
      {calendars.isError && (
        <ErrorLine onRetry={() => void calendars.refetch()}>{sentence(calendars.error)}</ErrorLine>
      )}
      <DataTable
        label={t("calendar.title")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.code}
        isLoading={calendars.isPending}
        onOpen={(row) => void open(row.code)}
        empty={<EmptyState title={t("calendar.empty")} fact={t("calendar.empty_fact")} />}
      />
      {isMaking && (
        <NewCalendar others={rows} onClose={() => setMaking(false)} onMade={(code) => void open(code)} />
      )}
    </Page>
  );
}

type NewCalendarProps = {
  others: readonly CalendarRow[];
  onClose: () => void;
  onMade: (code: string) => void;
};

function NewCalendar({ others, onClose, onMade }: NewCalendarProps) {
  const { t } = useTranslation();
  const text = useText();
  const [layer, setLayer] = useState<Layer>("organization");
  const [on, setOn] = useState("");
  const lower = others.filter((one) => one.no !== null && standsOver(layer, one.layer));
  const below = lower.some((one) => one.code === on) ? on : "";
  const [name, setName] = useState<Text>({});
  const [code, setCode] = useState("");
  const save = useSaveCalendar();
  return (
    <Panel
      title={t("calendar.new")}
      act={t("admin.create")}
      onAct={() =>
        save.mutate(
          { code, name, content: freshContent(TIME_ZONE, layer, below) },
          { onSuccess: () => onMade(code) },
        )
      }
      onClose={onClose}
      isBusy={save.isPending}
      isReady={isNamed(name) && code !== ""}
      isDirty={isNamed(name) && !save.isSuccess}
      error={elsewhere(save.error, ["name", "code", "on"])}
    >
      <TwoTongues
        id="calendar"
        label={t("calendar.name")}
        autoFocus
        value={name}
        onChange={setName}
        problem={problemAt(save.error, "name")}
      />
      <Field
        label={t("admin.code")}
        htmlFor="calendar-code"
        isRequired
        hint={t("admin.code_hint")}
        problem={problemAt(save.error, "code")}
      >
        <Input id="calendar-code" value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <Segments
        label={t("calendar.layer")}
        value={layer}
        onChange={setLayer}
        segments={LAYERS.map((value) => ({ value, label: t(`calendar.layer_${value}`) }))}
      />
      <Field
        label={t("calendar.on")}
        htmlFor="calendar-on"
        hint={t("calendar.on_hint")}
        problem={problemAt(save.error, "on")}
      >
        <Select<string>
          id="calendar-on"
          value={below}
          onChange={setOn}
          options={[
            { value: "", label: t("calendar.alone") },
            ...lower.map((one) => ({ value: one.code, label: text(one.name) })),
          ]}
        />
      </Field>
    </Panel>
  );
}
