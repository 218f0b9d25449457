import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { create } from "@/api/client";
import { sentence } from "@/api/problem";
import { Ask, Field } from "@/ui/Ask";
import { Segments } from "@/ui/Segments";
import { ErrorLine } from "@/ui/States";
import { subjectOf, viewsQuery } from "../api";
import { keptQuery } from "../listing";
import type { SavedView } from "../types";

type KeepViewProps = { code: string; search: URLSearchParams; onClose: () => void };
type Audience = "mine" | "everyone";

/** The list as it stands under a name, for oneself or for everybody. */
export function KeepView({ code, search, onClose }: KeepViewProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  const { data: views = [] } = useQuery(viewsQuery(code));
  const open = views.find(({ id, is_own }) => is_own && String(id) === search.get("saved"));
  const [name, setName] = useState(open?.name ?? "");
  const [audience, setAudience] = useState<Audience>(open?.is_shared ? "everyone" : "mine");
  const keeping = useMutation({
    meta: { isQuiet: true },
    mutationFn: () =>
      create<SavedView>("/saved-views", {
        body: {
          name: name.trim(),
          query: keptQuery(search),
          is_shared: audience === "everyone",
          subject: subjectOf(code),
        },
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
  return (
    <Ask
      title={t("work.keep_view")}
      act={t("work.keep")}
      isReady={name.trim() !== ""}
      isBusy={keeping.isPending}
      onAct={() => keeping.mutate()}
      onClose={onClose}
    >
      {keeping.isError && <ErrorLine>{sentence(keeping.error)}</ErrorLine>}
      <Field label={t("work.view_name")} htmlFor="view-name" isRequired hint={t("records.keep_hint")}>
        <Input
          id="view-name"
          autoFocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("records.for_whom")}>
        <Segments<Audience>
          label={t("records.for_whom")}
          value={audience}
          onChange={setAudience}
          segments={[
            { value: "mine", label: t("records.for_me"), icon: "star" },
            { value: "everyone", label: t("records.for_everyone"), icon: "eye" },
          ]}
        />
      </Field>
    </Ask>
  );
}
