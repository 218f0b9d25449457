import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import { comma, isText, LANGUAGES, useText } from "@/lib/i18n";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import shared from "@/ui/designing/Designer.module.css";
import { Tag } from "@/ui/Marks";
import { Picture } from "../canvas/Picture";
import type { ProcessContent } from "../content";
import { useDesigning } from "../context";
import {
  casesChanged,
  differenceOf,
  marksOf,
  merged,
  type SettingChange,
  type StepChange,
} from "../difference";
import { useStepName } from "../useSaid";
import styles from "./Process.module.css";

type ComparedProps = { before: ProcessContent; after: ProcessContent; isTall?: boolean };

const TONES = { added: "met", removed: "late", changed: "risk", moved: "accent" } as const;

/** What became of which step between two versions, drawn and in words. */
export function Compared({ before, after, isTall }: ComparedProps) {
  const { t } = useTranslation();
  const { surroundings } = useDesigning();
  const changes = useMemo(() => differenceOf(before, after), [before, after]);
  const drawn = useMemo(() => merged(before, after), [before, after]);
  const marks = useMemo(() => ({ became: marksOf(changes) }), [changes]);
  const hasCases = casesChanged(before, after);
  if (changes.length === 0 && !hasCases) return <p className={styles.quiet}>{t("drafts.no_changes")}</p>;
  return (
    <>
      <div className={styles.picture} style={isTall ? { height: 440 } : undefined}>
        <Picture
          content={drawn}
          surroundings={surroundings}
          marks={marks}
          zoom={0.75}
          label={t("process.drawn_difference")}
        />
      </div>
      <ul className={shared.changes} aria-label={t("drafts.changes")}>
        {changes.map((change) => (
          <ChangeLine key={`${change.what}${change.step.key}`} change={change} />
        ))}
        {hasCases && (
          <li>
            <Tag>{t("process.became.changed")}</Tag>
            <span>{t("process.view.cases")}</span>
          </li>
        )}
      </ul>
    </>
  );
}

function ChangeLine({ change }: { change: StepChange }) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  return (
    <li>
      <Tag tone={TONES[change.what]}>{t(`process.became.${change.what}`)}</Tag>
      <div>
        <b>{nameOf(change.step)}</b>
        {change.settings.map((setting, index) => (
          <SettingLine key={index} setting={setting} />
        ))}
      </div>
    </li>
  );
}

/** A name that differs only in the other language is shown in that one. */
function inSight(before: unknown, after: unknown, text: ReturnType<typeof useText>): [unknown, unknown] {
  if (!isText(before) || !isText(after) || text(before) !== text(after)) return [before, after];
  const other = LANGUAGES.find((language) => before[language] !== after[language]);
  return other ? [before[other] ?? "", after[other] ?? ""] : [before, after];
}

function SettingLine({ setting }: { setting: SettingChange }) {
  const { t } = useTranslation();
  const text = useText();
  const [before, after] = inSight(setting.before, setting.after, text);
  return (
    <p className={shared.setting}>
      <span>{t(`process.setting.${setting.setting}`, { defaultValue: setting.setting })}</span>
      {before !== undefined && (
        <del>
          <Said value={before} setting={setting.setting} />
        </del>
      )}
      {after !== undefined && (
        <ins>
          <Said value={after} setting={setting.setting} />
        </ins>
      )}
    </p>
  );
}

const LONG = 80;

/** The value of a setting as a builder would say it. */
function Said({ value, setting }: { value: unknown; setting: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings } = useDesigning();
  if (value === null || value === "") return t("designer.nothing");
  if (typeof value === "boolean") return t(value ? "conditions.yes" : "conditions.no");
  if (isText(value)) return text(value);
  if (isExpression(value)) return <ConditionSentence condition={value} words={surroundings.facts} />;
  if (Array.isArray(value)) return <>{value.map((one) => listed(one, t, text)).join(comma())}</>;
  if (typeof value === "object") return <>{shortened(JSON.stringify(value))}</>;
  return <>{t(`process.choice.${setting}_${String(value)}`, { defaultValue: String(value) })}</>;
}

function isExpression(value: unknown): value is Expression {
  return typeof value === "object" && value !== null && "op" in value;
}

function listed(
  one: unknown,
  t: (key: string, facts?: Record<string, unknown>) => string,
  text: ReturnType<typeof useText>,
): string {
  if (typeof one !== "object" || one === null) return String(one);
  const { kind, text: said, name, ...rest } = one as Record<string, unknown>;
  if (typeof kind === "string") {
    const named = Object.values(rest).filter((value) => typeof value === "string");
    return [t(`process.rule.${kind}`, { defaultValue: kind }), ...named].join(" ");
  }
  if (isText(said)) return text(said);
  return isText(name) ? text(name) : shortened(JSON.stringify(one));
}

function shortened(words: string): string {
  return words.length > LONG ? `${words.slice(0, LONG)}…` : words;
}
