import type { Answer, FieldDefinition } from "../definition";
import { offered } from "../options";
import { isObject } from "../readings";
import { type Check, FINE, type Wrong, wrong } from "./problem";

export const OTHER = "other:";

export const checkChoice: Check = (answer, field, { answer: read }) => {
  if (typeof answer !== "string") return wrong("not_an_option");
  return isOffered(answer, field, read) ? FINE : wrong("not_an_option");
};

export const checkChoices: Check = (answer, field, { answer: read }) => {
  const keys = Array.isArray(answer) ? answer : [];
  if (!keys.every((key) => typeof key === "string" && isOffered(key, field, read))) {
    return wrong("not_an_option");
  }
  return checkCount(keys, field);
};

export const checkCount = (items: Answer, { min_count, max_count }: FieldDefinition): Wrong[] => {
  const count = Array.isArray(items) ? items.length : 0;
  if (min_count && count < min_count) return wrong("too_few", { least: min_count });
  if (max_count && count > max_count) return wrong("too_many", { most: max_count });
  return FINE;
};

export const checkBool: Check = (answer, field) => {
  if (typeof answer !== "boolean") return wrong("not_yes_or_no");
  return field.must_be_true && !answer ? wrong("must_be_yes") : FINE;
};

/** How far from the fence's middle, in meters, on a round earth. */
export function metersBetween(
  one: { lat: number | string; lng: number | string },
  other: { lat: number | string; lng: number | string },
): number {
  const turn = Math.PI / 180;
  const [up, across] = [
    (Number(other.lat) - Number(one.lat)) * turn,
    (Number(other.lng) - Number(one.lng)) * turn,
  ];
  const chord =
    Math.sin(up / 2) ** 2 +
    Math.cos(Number(one.lat) * turn) * Math.cos(Number(other.lat) * turn) * Math.sin(across / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(chord));
}

export const checkPlace: Check = (answer, { fence }) => {
  if (!isObject(answer)) return FINE;
  const { lat, lng } = answer;
  if (typeof lat !== "string" && typeof lat !== "number") return wrong("not_a_place");
  if (!fence) return FINE;
  const beyond = Math.ceil(metersBetween(fence, { lat: String(lat), lng: String(lng) }) - fence.meters);
  return beyond > 0 ? wrong("outside_fence", { meters: beyond }) : FINE;
};

function isOffered(key: string, field: FieldDefinition, read: (name: string) => Answer): boolean {
  if (field.other && key.startsWith(OTHER)) return key.length > OTHER.length;
  if (!field.options) return true;
  return offered(field, [], read).some((option) => option.key === key);
}
