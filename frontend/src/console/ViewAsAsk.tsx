import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import type { PersonBrief } from "@/api/session";
import { beginViewing } from "@/api/viewing";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { Ask, Field } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";

/** Whose pages are to be looked at; looking is kept in the audit log. */
export function ViewAsAsk({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<PersonBrief | null>(null);
  const beginning = useMutation({
    meta: { isQuiet: true },
    mutationFn: async () => person && beginViewing(person),
  });
  return (
    <Ask
      title={t("viewing.begin")}
      act={t("viewing.look")}
      isBusy={beginning.isPending || beginning.isSuccess}
      isReady={person !== null}
      onAct={() => beginning.mutate()}
      onClose={onClose}
    >
      {beginning.isError && <ErrorLine>{sentence(beginning.error)}</ErrorLine>}
      <Field label={t("viewing.who")} htmlFor="view-as" isRequired hint={t("viewing.fact")}>
        <PersonSelect id="view-as" autoFocus value={person} onChange={setPerson} />
      </Field>
    </Ask>
  );
}
