import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/States";
import type { Change, Listing } from "../listing";
import type { TypePage } from "../types";
import { BeginImport } from "./BeginImport";

type NoRecordsProps = { page: TypePage; listing: Listing; onChange: Change };

/** Nothing to show: because of what was asked for, or because nobody has begun. */
export function NoRecords({ page, listing, onChange }: NoRecordsProps) {
  const { t } = useTranslation();
  const text = useText();
  const [isImporting, setImporting] = useState(false);
  const isAsked = listing.filter !== null || listing.words !== "";
  if (isAsked) {
    return (
      <EmptyState title={t("records.none_found")} fact={t("records.none_found_fact")}>
        <Button size="s" onClick={() => onChange({ filter: null, q: null })}>
          {t("filter.clear")}
        </Button>
      </EmptyState>
    );
  }
  const mayWrite = page.level === "edit" || page.level === "delete";
  return (
    <EmptyState
      title={t("records.none", { name: text(page.name) })}
      fact={t(mayWrite ? "records.none_fact" : "records.none_read_fact")}
    >
      {mayWrite && (
        <Link to={`/data/${page.code}/new`}>
          <Button size="s" icon="plus" tabIndex={-1}>
            {t("records.new")}
          </Button>
        </Link>
      )}
      {mayWrite && (
        <Button size="s" kind="text" onClick={() => setImporting(true)}>
          {t("records.import")}
        </Button>
      )}
      {isImporting && <BeginImport page={page} onClose={() => setImporting(false)} />}
    </EmptyState>
  );
}
