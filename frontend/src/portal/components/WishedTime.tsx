import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chips } from "@/features/forms/components/Chips";
import { Labelled } from "@/features/forms/components/Labelled";
import { inputOfMoment, momentOfInput } from "@/features/forms/moments";

interface WishedTimeProps {
  wished: string | null;
  onChange: (moment: string | null) => void;
  problem?: string;
}

/** By when it would be good: two usual answers, or a moment of one's own. */
export function WishedTime({ wished, onChange, problem }: WishedTimeProps) {
  const { t } = useTranslation();
  const id = useId();
  const usual = usualMoments(Date.now());
  const [isOwn, setOwn] = useState(wished !== null && !usual.some(({ moment }) => moment === wished));
  const chosen = isOwn ? "own" : usual.find(({ moment }) => moment === wished)?.key;
  const choose = ([key]: string[]) => {
    setOwn(key === "own");
    onChange(usual.find((one) => one.key === key)?.moment ?? null);
  };
  return (
    <Labelled id={id} label={t("portal.form.wished")} aside={t("fields.optional")} problem={problem} isGroup>
      <Chips
        id={`${id}-usual`}
        type="radio"
        choices={[
          ...usual.map(({ key }) => ({ key, label: t(`portal.form.wished_${key}`) })),
          { key: "own", label: t("portal.form.wished_own") },
        ]}
        chosen={chosen ? [chosen] : []}
        onChange={choose}
      />
      {isOwn && (
        <input
          className="field-box field-below"
          type="datetime-local"
          aria-label={t("portal.form.wished_own")}
          aria-describedby={`${id}-about`}
          aria-invalid={problem !== undefined}
          min={inputOfMoment(new Date().toISOString())}
          value={wished ? inputOfMoment(wished) : ""}
          onChange={(event) => onChange(momentOfInput(event.target.value))}
        />
      )}
    </Labelled>
  );
}

const DAY = 24 * 60 * 60_000;

function usualMoments(now: number): { key: "today" | "tomorrow"; moment: string }[] {
  const today = momentOfInput(`${dayOf(now)}T18:00`) ?? "";
  const tomorrow = momentOfInput(`${dayOf(now + DAY)}T12:00`) ?? "";
  const usual = [
    { key: "today" as const, moment: today },
    { key: "tomorrow" as const, moment: tomorrow },
  ];
  return usual.filter(({ moment }) => Date.parse(moment) > now);
}

function dayOf(at: number): string {
  return inputOfMoment(new Date(at).toISOString()).slice(0, 10);
}
