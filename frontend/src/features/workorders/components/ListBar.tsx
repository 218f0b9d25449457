import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { address, create } from "@/api/client";
import { useMay } from "@/api/session";
import { KeepAsk, type Kept } from "@/features/records/components/KeepAsk";
import { useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { Bar, Grow } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { savedViewsQuery } from "../api";
import { keptOf, type Listing, queryOf, type useListing } from "../listing";
import type { SavedView } from "../types";
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
  const may = useMay();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const open = saved.find(({ id, is_own }) => is_own && String(id) === listing.saved);
  const keeping = useMutation({
    meta: { isQuiet: true },
    mutationFn: (kept: Kept) =>
      create<SavedView>("/saved-views", { body: { ...kept, query: keptOf(listing, search) } }),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.set("saved", String(view.id));
        return next;
      });
      onClose();
    },
  });
  return (
    <KeepAsk
      hint={t("work.keep_hint")}
      open={open}
      mayShare={may("workorders.handle")}
      error={keeping.error}
      isBusy={keeping.isPending}
      onKeep={(kept) => keeping.mutate(kept)}
      onClose={onClose}
    />
  );
}
