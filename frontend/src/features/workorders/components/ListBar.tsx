import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { address, create } from "@/api/client";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/media";
import { Ask, Field } from "@/ui/Ask";
import { Button, IconButton } from "@/ui/Button";
import { Bar, Grow } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { savedViewsQuery } from "../api";
import { type Listing, queryOf, type useListing } from "../listing";
import styles from "./WorkList.module.css";

type Change = ReturnType<typeof useListing>["change"];
type ListBarProps = { listing: Listing; title: string; total: string; isBoard: boolean; onChange: Change };

/** Where one is, how many there are, and what to do from here. */
export function ListBar({ listing, title, total, isBoard, onChange }: ListBarProps) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const may = useMay();
  const [isSaving, setSaving] = useState(false);
  return (
    <Bar>
      <h1 className={styles.barTitle}>{title}</h1>
      <span className={styles.count}>{total}</span>
      <IconButton icon="star" label={t("work.keep_view")} onClick={() => setSaving(true)} />
      <Grow />
      {!isPhone && (
        <Segments
          label={t("work.shown_as")}
          isCompact
          value={isBoard ? "board" : "list"}
          onChange={(as) => onChange({ as: as === "board" ? "board" : null })}
          segments={[
            { value: "list", label: t("work.as_list"), icon: "list" },
            { value: "board", label: t("work.as_board"), icon: "board" },
          ]}
        />
      )}
      {!isPhone && may("workorders.export") && (
        <a href={address("/work-orders/export", queryOf(listing))} download>
          <Button kind="text" icon="export" tabIndex={-1}>
            {t("work.export")}
          </Button>
        </a>
      )}
      <Link to="/new">
        <Button kind="primary" icon="plus" tabIndex={-1}>
          {t(isPhone ? "work.new_short" : "work.new")}
        </Button>
      </Link>
      {isSaving && <KeepView listing={listing} onClose={() => setSaving(false)} />}
    </Bar>
  );
}

function KeepView({ listing, onClose }: { listing: Listing; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const keeping = useMutation({
    mutationFn: () =>
      create("/saved-views", { body: { name: name.trim(), query: queryOf(listing), is_shared: false } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Ask
      title={t("work.keep_view")}
      act={t("work.keep")}
      isReady={name.trim() !== ""}
      isBusy={keeping.isPending}
      onAct={() => keeping.mutate()}
      onClose={onClose}
    >
      <Field label={t("work.view_name")} htmlFor="view-name" isRequired hint={t("work.keep_hint")}>
        <Input
          id="view-name"
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
