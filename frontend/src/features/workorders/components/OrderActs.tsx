import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import type { IconName } from "@/ui/icons";
import { useShortcuts } from "@/ui/shortcuts";
import { useCommand } from "../commands";
import { asksFirst } from "../givens";
import { tasksFor } from "../taskActs";
import type { Act, Detail, Task } from "../types";
import { OrderAsk, type Question } from "./OrderAsk";

/** Acts that are pressed at once, and acts that ask something first; some are of one open task. */
type Press = {
  act: Act;
  icon: IconName;
  word: string;
  question?: Question;
  isDanger?: boolean;
  task?: Task;
};
type Asked = { question: Question; task?: Task };

const SHOWN: Press[] = [
  { act: "arrive", icon: "pin", word: "act.arrive" },
  { act: "resume", icon: "play", word: "act.resume" },
  { act: "unsuspend", icon: "play", word: "act.unsuspend" },
  { act: "wait", icon: "pause", word: "act.wait", question: "wait" },
  { act: "assign", icon: "swap", word: "act.assign", question: "assign" },
];

const MORE: Press[] = [
  { act: "edit", icon: "edit", word: "act.edit", question: "edit" },
  { act: "change_priority", icon: "flag", word: "act.change_priority", question: "priority" },
  { act: "change_category", icon: "layers", word: "act.change_category", question: "category" },
  { act: "urge", icon: "bell", word: "act.urge" },
  { act: "reject_solution", icon: "undo", word: "act.reject_solution", question: "reject" },
  { act: "reopen", icon: "undo", word: "act.reopen", question: "reopen" },
  { act: "close", icon: "lock", word: "act.close", question: "close" },
  { act: "withdraw", icon: "undo", word: "act.withdraw", question: "withdraw" },
  { act: "retry", icon: "undo", word: "act.retry" },
  { act: "redirect", icon: "branch", word: "act.redirect", question: "redirect" },
  { act: "suspend", icon: "pause", word: "act.suspend", question: "suspend" },
  { act: "cancel", icon: "close", word: "act.cancel", question: "cancel", isDanger: true },
];

/** The buttons that this person may press here and now: the server says which. */
export function OrderActs({ detail, isPhone }: { detail: Detail; isPhone?: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const simple = useSimpleActs(detail.number);
  const ofTasks = useTaskPresses(detail);
  const may = (act: Act) => detail.actions.includes(act);
  const shown = SHOWN.filter((press) => may(press.act));
  const press = ({ act, question, task }: Press) =>
    question ? setAsked({ question, task }) : simple(act, task);
  const hidden = [...(isPhone ? shown : []), ...ofTasks, ...MORE.filter((entry) => may(entry.act))];
  const menu: MenuProps["items"] = hidden.map((entry) => ({
    key: `${entry.act} ${entry.task?.id ?? ""}`,
    label: entry.task ? entry.word : t(wordOf(entry, detail)),
    danger: entry.isDanger,
    onClick: () => press(entry),
  }));
  useShortcuts({ a: () => may("assign") && setAsked({ question: "assign" }) }, asked === null);
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
      {asked && <OrderAsk {...asked} detail={detail} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Work that somebody has is handed over; work that nobody has is assigned. */
function wordOf(press: Press, detail: Detail): string {
  return press.act === "assign" && detail.assignee ? "act.transfer" : press.word;
}

/** What can be done with one of the open tasks besides what the primary button does. */
function useTaskPresses(detail: Detail): Press[] {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe().person.id;
  const several = detail.tasks.length > 1;
  const named = (word: string, task: Task) =>
    several ? t("steering.of_task", { act: t(word), name: text(task.name) }) : t(word);
  const others = tasksFor(detail, "complete_stage", me).slice(1);
  return [
    ...others.map(
      (task): Press => ({
        act: "complete_stage",
        icon: "check",
        word: text(task.button) || t("act.complete", { stage: text(task.name) }),
        question: asksFirst(task) ? "complete" : undefined,
        task,
      }),
    ),
    ...tasksFor(detail, "release", me).map(
      (task): Press => ({ act: "release", icon: "undo", word: named("act.release", task), task }),
    ),
    ...tasksFor(detail, "dispatch", me).map(
      (task): Press => ({
        act: "dispatch",
        icon: "swap",
        word: named("act.dispatch", task),
        question: "dispatch",
        task,
      }),
    ),
    ...tasksFor(detail, "skip", me).map(
      (task): Press => ({
        act: "skip_stage",
        icon: "right",
        word: named("act.skip_stage", task),
        question: "skip",
        task,
      }),
    ),
  ];
}

function useSimpleActs(number: string): (act: Act, task?: Task) => void {
  const resume = useCommand(number, (order) => order.resume());
  const unsuspend = useCommand(number, (order) => order.unsuspend());
  const retry = useCommand(number, (order) => order.retry());
  const urge = useCommand(number, (order) => order.urge());
  const arrive = useCommand(number, (order) => order.arrive());
  const release = useCommand(number, (order, task: Task) => order.release(task.id));
  const complete = useCommand(number, (order, task: Task) => order.completeTask(task.id, {}));
  const acts: Partial<Record<Act, (task?: Task) => void>> = {
    arrive: () => arrive.mutate(),
    resume: () => resume.mutate(),
    unsuspend: () => unsuspend.mutate(),
    retry: () => retry.mutate(),
    urge: () => urge.mutate(),
    release: (task) => task && release.mutate(task),
    complete_stage: (task) => task && complete.mutate(task),
  };
  return (act, task) => acts[act]?.(task);
}

/** The one button that moves the work on; where a stage ends it carries the stage's own words. */
export function OrderPrimary({ detail }: { detail: Detail }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <PrimaryAct detail={detail} onAsk={setAsked} />
      {asked && <OrderAsk {...asked} detail={detail} onClose={() => setAsked(null)} />}
    </>
  );
}

function PrimaryAct({ detail, onAsk }: { detail: Detail; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe().person.id;
  const accept = useCommand(detail.number, (order) => order.accept());
  const claim = useCommand(detail.number, (order, task: Task) => order.claim(task.id));
  const complete = useCommand(detail.number, (order, task: Task) => order.completeTask(task.id, {}));
  const confirm = useCommand(detail.number, (order) => order.confirm({ is_satisfied: true }));
  const may = (act: Act) => detail.actions.includes(act);
  const free = tasksFor(detail, "claim", me)[0];
  if (free)
    return <Primary word={t("act.claim")} isBusy={claim.isPending} onPress={() => claim.mutate(free)} />;
  if (may("accept"))
    return <Primary word={t("act.accept")} isBusy={accept.isPending} onPress={() => accept.mutate()} />;
  const solved = tasksFor(detail, "resolve", me)[0];
  if (may("resolve"))
    return (
      <Primary
        word={text(solved?.button) || t("act.resolve")}
        onPress={() => onAsk({ question: "resolve", task: solved })}
      />
    );
  const task = tasksFor(detail, "complete_stage", me)[0];
  if (task) {
    const word = text(task.button) || t("act.complete", { stage: text(task.name) });
    const press = () => (asksFirst(task) ? onAsk({ question: "complete", task }) : complete.mutate(task));
    return <Primary word={word} isBusy={complete.isPending} onPress={press} />;
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
