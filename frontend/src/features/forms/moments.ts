import { partsOf } from "@/lib/dates";

/** What a native date-and-time input shows for a moment: the organization's wall clock. */
export function inputOfMoment(moment: string): string {
  const { year, month, day, hour, minute } = partsOf(moment);
  return `${year}-${two(month)}-${two(day)}T${hour}:${minute}`;
}

/** The moment a person chose in such an input, in UTC; null while it is incomplete. */
export function momentOfInput(text: string): string | null {
  const chosen = Date.parse(`${text}Z`);
  if (Number.isNaN(chosen)) {
    return null;
  }
  const aside = Date.parse(`${inputOfMoment(new Date(chosen).toISOString())}Z`) - chosen;
  return `${new Date(chosen - aside).toISOString().slice(0, 19)}Z`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
