import type { Text } from "@/lib/i18n";
import type { Trial } from "./api";

/** The reasons of a trial, as the server stores them with every real decision. */

export type Match = {
  word: string;
  weight: number;
  place: "title" | "text";
  score: number;
  negated_by: string | null;
};
export type Score = { key: string; category: string; score: number; matches: Match[] };
export type RuleHit = { key: string; name: Text } | null;
type Reasons = { by: string; rule: RuleHit };

export type Classification = Reasons & {
  confidence_percent: number;
  margin_percent: number;
  scores: Score[];
};
export type Grading = Reasons & {
  impact: number;
  urgency: number;
  matrix_priority: number;
  assumed: string[];
};

export function classificationOf(trial: Trial): Classification | null {
  return trial.classification as Classification | null;
}

export function gradingOf(trial: Trial): Grading | null {
  return trial.grading as Grading | null;
}

export function routeOf(trial: Trial): Reasons | null {
  return trial.route as Reasons | null;
}

export type Piece = { text: string; kind: "plain" | "found" | "taken" | "negated" };

/** A text cut where words were found; the longest word wins, as it does on the server. */
export function pieces(text: string, scores: readonly Score[], place: Match["place"]): Piece[] {
  const found = scores.flatMap((score, rank) =>
    score.matches
      .filter((match) => match.place === place)
      .map((match) => ({ ...match, isTaken: rank === 0 })),
  );
  const marks = found.sort((one, other) => other.word.length - one.word.length);
  if (marks.length === 0) return [{ text, kind: "plain" }];
  const pattern = new RegExp(`(${marks.map((mark) => escaped(mark.word)).join("|")})`, "gi");
  return text
    .split(pattern)
    .filter((part) => part !== "")
    .map((part) => {
      const mark = marks.find((one) => one.word.toLowerCase() === part.toLowerCase());
      if (!mark) return { text: part, kind: "plain" };
      return { text: part, kind: mark.negated_by ? "negated" : mark.isTaken ? "taken" : "found" };
    });
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
