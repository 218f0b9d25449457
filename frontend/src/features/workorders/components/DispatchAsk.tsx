import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { Ask, Field } from "@/ui/Ask";
import { useCommand } from "../commands";

type DispatchAskProps = {
  number: string;
  task: number;
  title: string;
  candidates: readonly PersonBrief[];
  onClose: () => void;
};

/** Which of the pool's people does it. */
export function DispatchAsk({ number, task, title, candidates, onClose }: DispatchAskProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<number | null>(null);
  const dispatching = useCommand(number, (order, who: number) => order.dispatch(task, who));
  return (
    <Ask
      title={t("steering.dispatch_title", { name: title })}
      act={t("act.dispatch")}
      isBusy={dispatching.isPending}
      isReady={person !== null}
      onAct={() => person !== null && dispatching.mutate(person, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("steering.who")} htmlFor="dispatch-who" isRequired>
        <Select<number>
          id="dispatch-who"
          autoFocus
          showSearch={{ optionFilterProp: "label" }}
          value={person}
          onChange={setPerson}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </Ask>
  );
}
