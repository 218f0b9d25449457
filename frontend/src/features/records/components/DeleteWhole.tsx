import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Ask } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { useBeginning } from "../beginning";
import type { Asked } from "../listing";

/** All that a list matches into the bin: the server tries it first and says what would go. */
export function DeleteWhole({ code, asked, onClose }: { code: string; asked: Asked; onClose: () => void }) {
  const { t } = useTranslation();
  const beginning = useBeginning(code);
  return (
    <Ask
      title={t("records.delete_whole_title")}
      act={t("records.bulk_preview")}
      isBusy={beginning.isPending}
      onAct={() => beginning.mutate({ act: "delete", answers: {}, asked })}
      onClose={onClose}
    >
      {beginning.isError && <ErrorLine>{sentence(beginning.error)}</ErrorLine>}
      <p>{t("records.bulk_whole_fact")}</p>
      <p>{t("records.delete_fact")}</p>
    </Ask>
  );
}
