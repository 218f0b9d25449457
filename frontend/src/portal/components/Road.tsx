import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { RoadItem } from "../contract";
import { useTimes } from "../useTimes";

/** The stages from top to bottom, each a finished sentence with its time; the last is what the requester will do. */
export function Road({ road }: { road: RoadItem[] }) {
  const text = useText();
  const { clock, by, exact } = useTimes();
  return (
    <ol className="road">
      {road.map((item, index) => (
        <li
          key={index}
          className={`is-${item.state}`}
          aria-current={item.state === "current" ? "step" : undefined}
        >
          <span className="road-mark">
            {(item.state === "done" || item.state === "finished") && <LineIcon name="check" />}
          </span>
          <div className="row-between">
            <span className="road-text">{text(item.text)}</span>
            {item.at && (
              <time dateTime={item.at} title={exact(item.at)}>
                {clock(item.at)}
              </time>
            )}
            {!item.at && item.by_time && (
              <time dateTime={item.by_time} title={exact(item.by_time)}>
                {by(item.by_time)}
              </time>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
