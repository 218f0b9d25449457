import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { beginSecondStep, endSecondStep, type Means, makeRecoveryCodes } from "@/api/security";
import { useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { Codes } from "./Codes";
import styles from "./Security.module.css";
import { SetUp } from "./SetUp";

/** A code from one's device besides the password: set up, turned off, its codes on paper. */
export function SecondStep({ means }: { means: Means[] }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  const device = means.find((one) => one.type === "totp");
  const reread = useReread();
  return (
    <section className={styles.part} aria-label={t("security.second_step")}>
      <h2>{t("security.second_step")}</h2>
      {codes && (
        <Codes
          codes={codes}
          onClose={() => {
            setCodes(null);
            void reread();
          }}
        />
      )}
      {!codes && device && <Standing device={device} means={means} onCodes={setCodes} />}
      {!codes && !device && <Beginning onCodes={setCodes} />}
    </section>
  );
}

export function useReread(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["security"] }),
      queries.invalidateQueries({ queryKey: ["me"] }),
    ]);
}

function Beginning({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const beginning = useMutation({ mutationFn: beginSecondStep, meta: { isQuiet: true } });
  if (beginning.data) return <SetUp seed={beginning.data} onDone={onCodes} />;
  return (
    <>
      <p>{t("security.second_step_about")}</p>
      {beginning.isError && <ErrorLine>{sentence(beginning.error)}</ErrorLine>}
      <Button kind="primary" isBusy={beginning.isPending} onClick={() => beginning.mutate()}>
        {t("security.begin")}
      </Button>
    </>
  );
}

type StandingProps = { device: Means; means: Means[]; onCodes: (codes: string[]) => void };

function Standing({ device, means, onCodes }: StandingProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const [isAsked, setAsked] = useState(false);
  const left = means.find((one) => one.type === "recovery_codes")?.unused_code_count ?? 0;
  const making = useMutation({
    mutationFn: makeRecoveryCodes,
    meta: { isQuiet: true },
    onSuccess: onCodes,
  });
  const since = dates.calendarDate(new Date(device.created_at * 1000).toISOString());
  return (
    <>
      <p>{t("security.on_since", { since, left })}</p>
      {making.isError && <ErrorLine>{sentence(making.error)}</ErrorLine>}
      <div className={styles.acts}>
        <Button isBusy={making.isPending} onClick={() => making.mutate()}>
          {t("security.new_codes")}
        </Button>
        <Button kind="danger" onClick={() => setAsked(true)}>
          {t("security.end")}
        </Button>
      </div>
      {isAsked && <EndAsk onClose={() => setAsked(false)} />}
    </>
  );
}

function EndAsk({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const reread = useReread();
  const ending = useMutation({
    mutationFn: endSecondStep,
    meta: { isQuiet: true },
    onSuccess: async () => {
      onClose();
      await reread();
    },
  });
  return (
    <Ask
      title={t("security.end_title")}
      act={t("security.end")}
      isDanger
      isBusy={ending.isPending}
      onAct={() => ending.mutate()}
      onClose={onClose}
    >
      {ending.isError && <ErrorLine>{sentence(ending.error)}</ErrorLine>}
      <p>{t("security.end_fact", { name: nameHere(me.person) })}</p>
    </Ask>
  );
}
