import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import editors from "@/ui/designing/Editors.module.css";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import { lastingOf } from "../difference";
import { UseList } from "../page/UseList";
import { usesQuery } from "../uses";

/** Who would notice if this field were changed or removed. */
export function UsedBy({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const { form, published } = useDesigning();
  const [isOpen, setOpen] = useState(false);
  const isKnown = lastingOf(published).ids.has(field.id);
  const uses = useQuery({ ...usesQuery(form.code, field.id), enabled: isOpen && isKnown });
  if (!isKnown) return null;
  return (
    <details className={editors.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("designer.used_by")}</summary>
      <div className={editors.part}>
        {uses.data?.length === 0 && <p className={editors.help}>{t("designer.used_by_nobody")}</p>}
        {uses.data && uses.data.length > 0 && <UseList uses={uses.data} />}
      </div>
    </details>
  );
}
