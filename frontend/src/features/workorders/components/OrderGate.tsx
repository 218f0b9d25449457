import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Gate } from "@/ui/Gate";
import type { Detail } from "../types";

/** What the present stage still lacks, and the press that cures it. */
export function OrderGate({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const { gate } = detail;
  if (!gate) return null;
  const task = detail.tasks[0];
  const photo = gate.missing.find((item) => item.needs_photo);
  const aside = detail.actions.includes("skip_stage") ? t("gate.skip") : undefined;
  if (gate.missing.length === 0) {
    return (
      <Gate aside={aside}>
        {sentence(
          new Problem({ status: 409, code: gate.code, facts: { number: detail.number, count: gate.count } }),
        )}
      </Gate>
    );
  }
  return (
    <Gate
      aside={aside}
      cure={
        photo && (
          <button
            type="button"
            onClick={() =>
              document.querySelector<HTMLInputElement>(`[data-check="${CSS.escape(photo.key)}"]`)?.click()
            }
          >
            {t("gate.photo")}
          </button>
        )
      }
    >
      {t("gate.missing", { act: text(task?.button) || text(task?.name), count: gate.count })}
      <b>{gate.missing.map((item) => text(item.text)).join(t("filter.comma"))}</b>
    </Gate>
  );
}
