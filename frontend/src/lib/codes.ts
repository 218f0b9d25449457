import { useState } from "react";
import type { Text } from "./i18n";

const SIGNS = "abcdefghijklmnopqrstuvwxyz234567";
const WORDS = /[a-z0-9]+/g;
const LONGEST = 38;

/** A code proposed for a name: its Latin letters when there are enough of them, else something free. */
export function proposedCode(name: string, stem: string, random: () => string = six): string {
  const words = name.toLowerCase().match(WORDS) ?? [];
  const joined = words
    .join("-")
    .replace(/^[0-9-]+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  return joined.length >= 3 ? joined : `${stem}-${random()}`;
}

/** The code of something new: proposed from its name until somebody types one. */
export function useProposedCode(name: Text, stem: string) {
  const [typed, type] = useState<string | null>(null);
  const [random] = useState(six);
  return { code: typed ?? proposedCode(name.en || name["zh-CN"] || "", stem, () => random), type };
}

function six(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join("");
}
