import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { create } from "@/api/client";
import { subjectOf, viewsQuery } from "../api";
import { keptQuery, readListing } from "../listing";
import type { SavedView } from "../types";
import { KeepAsk, type Kept } from "./KeepAsk";

type KeepViewProps = { code: string; search: URLSearchParams; onClose: () => void };

/** A list of records as it stands, kept under a name. */
export function KeepView({ code, search, onClose }: KeepViewProps) {
  const { t } = useTranslation();
  const { data: views = [] } = useQuery(viewsQuery(code));
  const open = views.find(({ id, is_own }) => is_own && String(id) === search.get("saved"));
  const keeping = useKeeping({ code, search, onClose });
  return (
    <KeepAsk
      hint={t("records.keep_hint")}
      open={open}
      error={keeping.error}
      isBusy={keeping.isPending}
      onKeep={(kept) => keeping.mutate(kept)}
      onClose={onClose}
    />
  );
}

function useKeeping({ code, search, onClose }: KeepViewProps) {
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  return useMutation({
    meta: { isQuiet: true },
    mutationFn: (kept: Kept) =>
      create<SavedView>("/saved-views", {
        body: { ...kept, query: keptQuery(search), kind: readListing(search).look, subject: subjectOf(code) },
      }),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: viewsQuery(code).queryKey });
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.set("saved", String(view.id));
        return next;
      });
      onClose();
    },
  });
}
