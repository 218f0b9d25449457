/** A text with the words that were searched for standing out. */
export function Marked({ text, words }: { text: string; words: string }) {
  const marked = marksIn(text, words.toLowerCase());
  const pieces = text
    .split(/(?:)/u)
    .reduce<{ piece: string; isMarked: boolean }[]>((done, character, index) => {
      const last = done.at(-1);
      const isMarked = marked.has(index);
      if (last?.isMarked === isMarked) last.piece += character;
      else done.push({ piece: character, isMarked });
      return done;
    }, []);
  return pieces.map(({ piece, isMarked }, index) => (isMarked ? <mark key={index}>{piece}</mark> : piece));
}

/** Where the text says a word that was typed, or two neighboring Chinese characters of it. */
function marksIn(text: string, words: string): Set<number> {
  const found = new Set<number>();
  const lower = text.toLowerCase();
  const wanted = new Set([...(words.match(/[a-z0-9]+/g) ?? []), ...pairsOf(words)]);
  for (const part of wanted) {
    for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + 1)) {
      for (let index = at; index < at + part.length; index += 1) found.add(index);
    }
  }
  return found;
}

function pairsOf(words: string): string[] {
  const runs = words.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap((run) =>
    run.length === 1 ? [run] : [...run.slice(1)].map((_, index) => run.slice(index, index + 2)),
  );
}
