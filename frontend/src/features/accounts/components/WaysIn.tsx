import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { nameHere } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { PanelPart } from "@/ui/Panel";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type Person, useEndSecondStep, useEndSessions } from "../api";
import styles from "./Admin.module.css";

/** Helping somebody who lost a device, or whose browser fell into other hands. */
export function WaysIn({ person }: { person: Person }) {
  const { t } = useTranslation();
  const sessions = useEndSessions();
  const step = useEndSecondStep();
  const error = sessions.error ?? step.error;
  return (
    <PanelPart title={t("people.ways_in")}>
      {error && <ErrorLine>{sentence(error)}</ErrorLine>}
      <div className={styles.inline}>
        <Button
          isBusy={sessions.isPending}
          onClick={() =>
            sessions.mutate(person.id, {
              onSuccess: () => tell.done(t("people.sessions_ended", { name: nameHere(person) })),
            })
          }
        >
          {t("people.end_sessions")}
        </Button>
        <Button
          isBusy={step.isPending}
          onClick={() =>
            step.mutate(person.id, {
              onSuccess: () => tell.done(t("people.second_step_ended", { name: nameHere(person) })),
            })
          }
        >
          {t("people.end_second_step")}
        </Button>
      </div>
    </PanelPart>
  );
}
