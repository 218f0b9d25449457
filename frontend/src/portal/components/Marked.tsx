/** A text with the words that were searched for standing out. */
export function Marked({ text, words }: { text: string; words: string }) {
  const wanted = words.trim().split(/\s+/).filter(Boolean).map(literally);
  if (wanted.length === 0) {
    return text;
  }
  const pieces = text.split(new RegExp(`(${wanted.join("|")})`, "i"));
  return pieces.map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece));
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
