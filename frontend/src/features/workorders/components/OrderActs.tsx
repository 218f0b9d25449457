import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import type { IconName } from "@/ui/icons";
import { useShortcuts } from "@/ui/shortcuts";
import { useCommand } from "../commands";
import type { Act, Detail, Task } from "../types";
import { OrderAsk, type Question } from "./OrderAsk";

/** Acts that are pressed at once, and acts that ask something first. */
type Press = { act: Act; icon: IconName; word: string; question?: Question; isDanger?: boolean };

const SHOWN: Press[] = [
  { act: "arrive", icon: "pin", word: "act.arrive" },
  { act: "resume", icon: "play", word: "act.resume" },
  { act: "wait", icon: "pause", word: "act.wait", question: "wait" },
  { act: "assign", icon: "swap", word: "act.assign", question: "assign" },
];

const MORE: Press[] = [
  { act: "edit", icon: "edit", word: "act.edit", question: "edit" },
  { act: "change_priority", icon: "flag", word: "act.change_priority", question: "priority" },
  { act: "change_category", icon: "layers", word: "act.change_category", question: "category" },
  { act: "skip_stage", icon: "right", word: "act.skip_stage", question: "skip" },
  { act: "urge", icon: "bell", word: "act.urge" },
  { act: "reject_solution", icon: "undo", word: "act.reject_solution", question: "reject" },
  { act: "reopen", icon: "undo", word: "act.reopen", question: "reopen" },
  { act: "close", icon: "lock", word: "act.close", question: "close" },
  { act: "withdraw", icon: "undo", word: "act.withdraw", question: "withdraw" },
  { act: "cancel", icon: "close", word: "act.cancel", question: "cancel", isDanger: true },
];

/** The buttons that this person may press here and now: the server says which. */
export function OrderActs({ detail, isPhone }: { detail: Detail; isPhone?: boolean }) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);
  const simple = useSimpleActs(detail.number);
  const may = (act: Act) => detail.actions.includes(act);
  const shown = SHOWN.filter((press) => may(press.act));
  const press = ({ act, question: asked }: Press) => (asked ? setQuestion(asked) : simple(act));
  const hidden = [...(isPhone ? shown : []), ...MORE.filter((entry) => may(entry.act))];
  const menu: MenuProps["items"] = hidden.map((entry) => ({
    key: entry.act,
    label: t(wordOf(entry, detail)),
    danger: entry.isDanger,
    onClick: () => press(entry),
  }));
  useShortcuts({ a: () => may("assign") && setQuestion("assign") }, question === null);
  return (
    <>
      {menu.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items: menu }}>
          <IconButton icon="more" label={t("work.more")} />
        </Dropdown>
      )}
      {!isPhone &&
        shown.map((entry) => (
          <Button key={entry.act} icon={entry.icon} onClick={() => press(entry)}>
            {t(wordOf(entry, detail))}
          </Button>
        ))}
      {!isPhone && <OrderPrimary detail={detail} />}
      {question && <OrderAsk question={question} detail={detail} onClose={() => setQuestion(null)} />}
    </>
  );
}

/** Work that somebody has is handed over; work that nobody has is assigned. */
function wordOf(press: Press, detail: Detail): string {
  return press.act === "assign" && detail.assignee ? "act.transfer" : press.word;
}

function useSimpleActs(number: string): (act: Act) => void {
  const resume = useCommand(number, (order) => order.resume());
  const urge = useCommand(number, (order) => order.urge());
  const arrive = useCommand(number, (order) => order.arrive());
  const acts: Partial<Record<Act, () => void>> = {
    arrive: () => arrive.mutate(),
    resume: () => resume.mutate(),
    urge: () => urge.mutate(),
  };
  return (act) => acts[act]?.();
}

/** The one button that moves the work on; where a stage ends it carries the stage's own words. */
export function OrderPrimary({ detail }: { detail: Detail }) {
  const [isResolving, setResolving] = useState(false);
  return (
    <>
      <PrimaryAct detail={detail} onResolve={() => setResolving(true)} />
      {isResolving && <OrderAsk question="resolve" detail={detail} onClose={() => setResolving(false)} />}
    </>
  );
}

function PrimaryAct({ detail, onResolve }: { detail: Detail; onResolve: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const accept = useCommand(detail.number, (order) => order.accept());
  const complete = useCommand(detail.number, (order, task: Task) => order.completeTask(task.id, {}));
  const confirm = useCommand(detail.number, (order) => order.confirm({ is_satisfied: true }));
  const may = (act: Act) => detail.actions.includes(act);
  const task = detail.tasks[0];
  if (may("accept"))
    return <Primary word={t("act.accept")} isBusy={accept.isPending} onPress={() => accept.mutate()} />;
  if (may("resolve")) return <Primary word={text(task?.button) || t("act.resolve")} onPress={onResolve} />;
  if (task && may("complete_stage")) {
    const word = text(task.button) || t("act.complete", { stage: text(task.name) });
    return <Primary word={word} isBusy={complete.isPending} onPress={() => complete.mutate(task)} />;
  }
  const again = detail.tasks.find((one) => one.ends_with === "resubmission");
  if (again && may("resubmit"))
    return (
      <Primary word={t("act.resubmit")} isBusy={complete.isPending} onPress={() => complete.mutate(again)} />
    );
  if (may("confirm"))
    return <Primary word={t("act.confirm")} isBusy={confirm.isPending} onPress={() => confirm.mutate()} />;
  return null;
}

function Primary({ word, isBusy, onPress }: { word: string; isBusy?: boolean; onPress: () => void }) {
  return (
    <Button kind="primary" icon="check" isBusy={isBusy} onClick={onPress}>
      {word}
    </Button>
  );
}
