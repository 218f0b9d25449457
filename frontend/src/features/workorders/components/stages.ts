import { useTranslation } from "react-i18next";
import { hoursMinutes, moment, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import type { StagePiece, StageState } from "@/ui/StageBar";
import type { Coverage, Detail, StageItem } from "../types";

const STATES: Record<Coverage, StageState> = {
  visited: "passed",
  present: "current",
  ahead: "to_come",
  not_reached: "to_come",
  skipped: "skipped",
  not_taken: "not_taken",
};

type Say = (key: string, facts?: Record<string, unknown>) => string;

function ownerOf(stage: StageItem, say: Say, teamName: string): string {
  return nameHere(stage.owner) || teamName || say("stage.automatic");
}

function limitOf(minutes: number, say: Say): string {
  return minutes % 60 === 0
    ? say("stage.limit_hours", { hours: minutes / 60 })
    : say("stage.limit", { time: hoursMinutes(minutes) });
}

function detailOf(stage: StageItem, owner: string, now: number, say: Say): string {
  const state = STATES[stage.state];
  const parts = [state === "to_come" && !stage.owner && !stage.team ? "" : owner];
  if (state === "current") {
    if (stage.entered_at) parts.push(say("stage.entered", { moment: moment(stage.entered_at, now) }));
    if (stage.limit_minutes) parts.push(leftOf(stage, say));
  } else if (state === "to_come") {
    if (stage.limit_minutes) parts.push(limitOf(stage.limit_minutes, say));
  } else if (stage.used_minutes !== null) {
    parts.push(
      stage.limit_minutes
        ? `${hoursMinutes(stage.used_minutes)} / ${hoursMinutes(stage.limit_minutes)}`
        : hoursMinutes(stage.used_minutes),
    );
  }
  return parts.filter(Boolean).join(" · ");
}

function leftOf(stage: StageItem, say: Say): string {
  const left = (stage.limit_minutes ?? 0) - (stage.used_minutes ?? 0);
  return say(left < 0 ? "dates.over" : "dates.left", { time: hoursMinutes(left) });
}

function shareOf(stage: StageItem): number {
  if (!stage.limit_minutes) return 50;
  return Math.max(4, Math.min(100, ((stage.used_minutes ?? 0) / stage.limit_minutes) * 100));
}

function toneOf(stage: StageItem, share: number): "late" | "risk" | undefined {
  if (stage.is_late || (stage.limit_minutes && (stage.used_minutes ?? 0) > stage.limit_minutes))
    return "late";
  return stage.limit_minutes && share >= 75 ? "risk" : undefined;
}

/** The stages of an order as pieces of the bar. */
export function useStagePieces(detail: Pick<Detail, "stages">): StagePiece[] {
  const { t } = useTranslation();
  const text = useText();
  const now = useNow(30);
  return detail.stages.map((stage) => {
    const share = shareOf(stage);
    return {
      key: `${stage.key} ${stage.round}`,
      name: text(stage.name),
      state: STATES[stage.state],
      round: stage.round,
      percent: share,
      tone: toneOf(stage, share),
      detail: detailOf(stage, ownerOf(stage, t, text(stage.team?.name)), now, t),
      hint: stage.skipped ? skipSaid(stage.skipped, t) : text(stage.because) || undefined,
    };
  });
}

type Skipped = NonNullable<Detail["stages"][number]["skipped"]>;

/** Who left a stage out and why; or why it passed by itself. */
export function skipSaid(skipped: Skipped, t: Say): string {
  if (skipped.by_itself) return t(`stage.by_itself_${skipped.by_itself}`);
  return t("stage.skipped_by", { name: skipped.by, reason: skipped.reason });
}
