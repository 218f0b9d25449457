import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { tell } from "@/ui/tell";
import { pressRuleButton, renew, ruleButtonsQuery } from "../api";

type RecordRuleButtonsProps = { code: string; id: number; rev: number };

/** Buttons that rules put on a record: only those whose rule would run now. */
export function RecordRuleButtons({ code, id, rev }: RecordRuleButtonsProps) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const found = useQuery(ruleButtonsQuery(code, id, rev));
  const press = useMutation({
    mutationFn: (rule: string) => pressRuleButton(code, id, rule),
    onSuccess: () => {
      tell.done(t("records.rules_done"));
      return renew(queries, code, true);
    },
    onError: (error) => tell.error(sentence(error)),
  });
  return (found.data ?? []).map((button) => (
    <Button
      key={button.rule}
      icon="bolt"
      isBusy={press.isPending && press.variables === button.rule}
      onClick={() => press.mutate(button.rule)}
    >
      {text(button.label)}
    </Button>
  ));
}
