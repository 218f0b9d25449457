import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { Bar, Grow } from "@/ui/Page";
import { useShortcuts } from "@/ui/shortcuts";
import { tell } from "@/ui/tell";
import { copyRecord, renew } from "../api";
import type { RecordDetail, TypePage } from "../types";
import { useDeleting } from "./BulkActs";
import styles from "./Detail.module.css";
import { RecordRuleButtons } from "./RecordRuleButtons";

/** Where one came from, so that one can go back and to the neighbors. */
type From = { back?: string; ids?: number[] } | null;

type RecordBarProps = { page: TypePage; detail: RecordDetail; isEditing: boolean; onEdit: () => void };

export function RecordBar({ page, detail, isEditing, onEdit }: RecordBarProps) {
  const { t } = useTranslation();
  const text = useText();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { row } = detail;
  const from = useLocation().state as From;
  const back = from?.back ?? `/data/${page.code}`;
  const print = () => void navigate(`/data/${page.code}/${row.id}/print`);
  useShortcuts({ Escape: () => void navigate(back), u: () => void navigate(back) }, !isEditing);
  return (
    <Bar>
      <Link to={back} aria-label={t("order.back")} title={t("order.back")}>
        <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
      </Link>
      {!isPhone && (
        <span className={styles.crumb}>
          <Link to={back}>{text(page.name)}</Link> /
        </span>
      )}
      <span className={styles.number}>{row.number || row.title || `#${row.id}`}</span>
      {!isPhone && (
        <IconButton
          icon="link"
          label={t("order.copy_link")}
          onClick={() =>
            void navigator.clipboard?.writeText(window.location.href).then(() => tell.done(t("order.copied")))
          }
        />
      )}
      <Neighbors code={page.code} id={row.id} from={from} isOn={!isEditing} />
      <Grow />
      {!isEditing && <RecordRuleButtons code={page.code} id={row.id} rev={row.rev} />}
      {!isPhone && <IconButton icon="print" label={t("order.print")} onClick={print} />}
      <More page={page} detail={detail} back={back} />
      {detail.may_edit && !isEditing && (
        <Button kind="primary" icon="edit" shortcut={isPhone ? undefined : "E"} onClick={onEdit}>
          {t("records.edit")}
        </Button>
      )}
    </Bar>
  );
}

/** 7 / 38, and one step up or down the list one came from. */
function Neighbors({ code, id, from, isOn }: { code: string; id: number; from: From; isOn: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ids = from?.ids ?? [];
  const index = ids.indexOf(id);
  function step(by: number): void {
    const next = ids[index + by];
    if (index >= 0 && next) void navigate(`/data/${code}/${next}`, { state: from, replace: true });
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) }, isOn);
  if (index < 0 || ids.length < 2) return null;
  return (
    <>
      <span className={styles.place}>
        {index + 1} / {ids.length}
      </span>
      <IconButton icon="up" label={t("work.previous")} disabled={index === 0} onClick={() => step(-1)} />
      <IconButton
        icon="down"
        label={t("work.next")}
        disabled={index === ids.length - 1}
        onClick={() => step(1)}
      />
    </>
  );
}

function More({ page, detail, back }: { page: TypePage; detail: RecordDetail; back: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const { id } = detail.row;
  const copying = useMutation({
    mutationFn: () => copyRecord(page.code, id),
    onSuccess: (made) => {
      void renew(queries, page.code, true);
      tell.done(t("records.copied"));
      void navigate(`/data/${page.code}/${made.row.id}`, { state: { back } });
    },
  });
  const deleting = useDeleting(page.code, (refused) => {
    const [first] = refused;
    if (first) tell.error(first.said);
    else void navigate(back);
  });
  const items = [
    ...(isPhone
      ? [
          {
            key: "print",
            label: <Link to={`/data/${page.code}/${id}/print`}>{t("order.print")}</Link>,
          },
        ]
      : []),
    ...(detail.may_edit
      ? [{ key: "copy", label: t("records.duplicate"), onClick: () => copying.mutate() }]
      : []),
    ...(detail.may_delete
      ? [
          {
            key: "delete",
            danger: true,
            label: t("records.to_bin"),
            onClick: () => deleting.mutate([detail.row]),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <IconButton icon="more" label={t("work.more")} />
    </Dropdown>
  );
}
