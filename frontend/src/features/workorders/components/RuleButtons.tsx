import { useQuery } from "@tanstack/react-query";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { ruleButtonsQuery, usePressButton } from "../api";

/** Buttons that trigger rules put on an order: only those whose rule would run now. */
export function RuleButtons({ number, rev }: { number: string; rev: number }) {
  const text = useText();
  const found = useQuery(ruleButtonsQuery(number, rev));
  const press = usePressButton(number);
  return (found.data ?? []).map((button) => (
    <Button
      key={button.key}
      icon="bolt"
      isBusy={press.isPending && press.variables === button.key}
      onClick={() => press.mutate(button.key)}
    >
      {text(button.label)}
    </Button>
  ));
}
