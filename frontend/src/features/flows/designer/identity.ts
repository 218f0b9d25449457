import { everyStep, type ProcessContent } from "./content";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Random letters, so that a new step never takes the key of one that was there before. */
export function randomLetters(length = 5): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

export function newKey(stem: string, letters: () => string = randomLetters): string {
  return `${stem.replace(/_[a-z2-7]{5}$/, "").slice(0, 33)}_${letters()}`;
}

/** A key that none of these has: a branch's in its split, an item's in its list. */
export function freeKey(stem: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  let number = all.size + 1;
  while (all.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function keysIn(content: ProcessContent): Set<string> {
  return new Set(everyStep(content).map(({ step }) => step.key));
}
