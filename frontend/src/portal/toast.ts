/** One sentence at the foot of the page for a few seconds: what was done, or why it was refused. */
type Listener = (sentence: string | null) => void;

let listener: Listener = () => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

const SHOWN_MILLISECONDS = 6000;

export function tell(sentence: string): void {
  listener(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => listener(null), SHOWN_MILLISECONDS);
}

export function onTold(listening: Listener): () => void {
  listener = listening;
  return () => {
    listener = () => undefined;
  };
}
