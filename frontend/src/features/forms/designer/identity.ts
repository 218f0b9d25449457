const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const LENGTH = 10;

/** An id for a new field, of the server's own shape: it is never reused. */
export function newFieldId(random: (bytes: Uint8Array) => Uint8Array = fill): string {
  const bytes = random(new Uint8Array(LENGTH));
  return `f_${Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;
}

/** A code that nobody has yet: the wanted one, or the wanted one with a number. */
export function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  const stem = wanted.replace(/_\d+$/, "").slice(0, 36);
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

/** A key that no option has yet. */
export function freeKey(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`o${number}`)) number += 1;
  return `o${number}`;
}

function fill(bytes: Uint8Array): Uint8Array {
  return crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
}
