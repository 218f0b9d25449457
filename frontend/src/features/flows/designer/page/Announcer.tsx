import { useDesign } from "../context";
import { useActSaid } from "../useSaid";

/** Tells those who hear the page what a key or a press just did. */
export function Announcer() {
  const said = useDesign((state) => state.said);
  const say = useActSaid();
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said && <span key={said.turn}>{say(said)}</span>}
    </div>
  );
}
