import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemAt } from "@/api/inputs";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { Toggle } from "@/ui/Toggle";
import { tell } from "@/ui/tell";
import { type QuietHours, quietQuery, useClearQuiet, useSetQuiet, type Whose } from "../api";
import styles from "./Bell.module.css";

const MORNING = "08:30";

/** When the mails of clocks wait: mine, and for administrators everybody's who said nothing else. */
export function QuietHoursPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [whose, setWhose] = useState<Whose>("mine");
  const found = useQuery(quietQuery(whose));
  const [edited, setEdited] = useState<QuietHours | null>(null);
  const set = useSetQuiet(whose);
  const clear = useClearQuiet();
  const hours = edited ?? found.data;
  function act(): void {
    if (hours) set.mutate(bare(hours), { onSuccess: () => [tell.done(t("quiet.saved")), onClose()] });
  }
  return (
    <Panel
      title={t("quiet.title")}
      act={t("quiet.save")}
      onAct={act}
      onClose={onClose}
      isBusy={set.isPending}
      isReady={edited !== null}
      isDirty={edited !== null && !set.isSuccess}
      error={problemAt(set.error, "ends") ? null : (set.error ?? clear.error)}
    >
      {me.is_administrator && (
        <Segments
          label={t("quiet.whose")}
          value={whose}
          onChange={(to) => [setWhose(to), setEdited(null)]}
          segments={[
            { value: "mine", label: t("quiet.mine") },
            { value: "everybody", label: t("quiet.everybody") },
          ]}
        />
      )}
      {found.isError && <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>}
      {found.isPending && <SkeletonRows rows={4} columns="1fr 80px" />}
      {hours && <Fields hours={hours} problem={problemAt(set.error, "ends")} onChange={setEdited} />}
      {whose === "mine" && found.data?.is_own === true && (
        <p className={styles.quietFact}>
          {t("quiet.own")}{" "}
          <Button
            size="s"
            kind="text"
            disabled={clear.isPending}
            onClick={() => clear.mutate(null, { onSuccess: () => setEdited(null) })}
          >
            {t("quiet.as_everybody")}
          </Button>
        </p>
      )}
      {whose === "mine" && (found.data?.waiting ?? 0) > 0 && (
        <p className={styles.quietFact}>{t("quiet.waiting", { count: found.data?.waiting })}</p>
      )}
    </Panel>
  );
}

type FieldsProps = { hours: QuietHours; problem?: string; onChange: (hours: QuietHours) => void };

function Fields({ hours, problem, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.quietFact}>{t("quiet.fact")}</p>
      <Toggle
        label={t("quiet.is_on")}
        isOn={hours.is_on}
        onChange={(is_on) => onChange({ ...hours, is_on })}
      />
      {hours.is_on && (
        <Field label={t("quiet.between")} htmlFor="quiet-starts" problem={problem}>
          <span className={styles.between}>
            <Input
              id="quiet-starts"
              type="time"
              aria-label={t("quiet.starts")}
              value={hours.starts}
              onChange={(event) => onChange({ ...hours, starts: event.target.value })}
            />
            –
            <Input
              type="time"
              aria-label={t("quiet.ends")}
              value={hours.ends}
              onChange={(event) => onChange({ ...hours, ends: event.target.value })}
            />
          </span>
        </Field>
      )}
      <Toggle
        label={t("quiet.daily")}
        hint={t("quiet.daily_fact")}
        isOn={hours.digest_at !== null}
        onChange={(isOn) => onChange({ ...hours, digest_at: isOn ? MORNING : null })}
      />
      {hours.digest_at !== null && (
        <Field label={t("quiet.digest_at")} htmlFor="quiet-digest">
          <Input
            id="quiet-digest"
            type="time"
            value={hours.digest_at}
            onChange={(event) => onChange({ ...hours, digest_at: event.target.value })}
          />
        </Field>
      )}
      <Toggle
        label={t("quiet.urgent")}
        hint={t("quiet.urgent_fact")}
        isOn={hours.lets_urgent}
        onChange={(lets_urgent) => onChange({ ...hours, lets_urgent })}
      />
      <p className={styles.quietSum}>{useSum(hours)}</p>
    </>
  );
}

/** What all this comes to, in plain words. */
function useSum({ is_on, starts, ends, lets_urgent, digest_at }: QuietHours): string {
  const { t } = useTranslation();
  if (!is_on && digest_at === null) return t("quiet.sum_none");
  const parts = [
    digest_at !== null && t("quiet.sum_daily", { time: digest_at }),
    is_on && t("quiet.sum_night", { starts, ends }),
    lets_urgent && t("quiet.sum_urgent"),
  ];
  return parts.filter(Boolean).join(" ");
}

function bare({ is_on, starts, ends, lets_urgent, digest_at }: QuietHours): QuietHours {
  return { is_on, starts, ends, lets_urgent, digest_at };
}
