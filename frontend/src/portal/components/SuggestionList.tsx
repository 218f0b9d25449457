import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Progress, Suggestions } from "../contract";
import { Marked } from "./Marked";

type ServiceHit = Suggestions["services"][number];
export type Target =
  | { kind: "service"; to: string; service: ServiceHit }
  | { kind: "request"; to: string; request: Progress }
  | { kind: "as_is"; to: string };

/** Everything that can be chosen, in the order it stands: services, my earlier requests, the words as they are. */
export function targetsOf(data: Suggestions | undefined, words: string): Target[] {
  const titled = `?title=${encodeURIComponent(words)}`;
  return [
    ...(data?.services ?? []).map(
      (service): Target => ({ kind: "service", to: `/services/${service.type}${titled}`, service }),
    ),
    ...(data?.requests ?? []).map(
      (request): Target => ({ kind: "request", to: `/requests/${request.number}`, request }),
    ),
    { kind: "as_is", to: `/services${titled}` },
  ];
}

interface SuggestionListProps {
  id: string;
  targets: Target[];
  active: number;
  words: string;
}

export function SuggestionList({ id, targets, active, words }: SuggestionListProps) {
  const { t } = useTranslation();
  const services = targets.filter((target) => target.kind === "service");
  const requests = targets.filter((target) => target.kind === "request");
  const asIs = targets.length - 1;
  return (
    <div className="suggestions" id={id} role="listbox" aria-label={t("portal.search.found")}>
      {services.length > 0 && (
        <>
          <p role="presentation" className="suggestion-head">
            {t("portal.search.services")}
          </p>
          <div className="card suggestion-list">
            {services.map((target, index) => (
              <ServiceRow
                key={target.to}
                id={`${id}-${index}`}
                target={target}
                isActive={index === active}
                words={words}
              />
            ))}
          </div>
        </>
      )}
      {requests.length > 0 && (
        <>
          <p role="presentation" className="suggestion-head">
            {t("portal.search.earlier")}
          </p>
          <div className="card suggestion-list">
            {requests.map((target, index) => (
              <RequestRow
                key={target.to}
                id={`${id}-${services.length + index}`}
                target={target}
                isActive={services.length + index === active}
                words={words}
              />
            ))}
          </div>
        </>
      )}
      <div className="suggestion-as-is">
        <Link
          id={`${id}-${asIs}`}
          role="option"
          aria-selected={active === asIs}
          to={targets[asIs]?.to ?? "/services"}
          className={active === asIs ? "btn btn-soft btn-wide is-active" : "btn btn-soft btn-wide"}
        >
          <LineIcon name="pen" size={18} />
          {t("portal.search.as_is", { words })}
        </Link>
      </div>
    </div>
  );
}

interface RowProps<T> {
  id: string;
  target: T;
  isActive: boolean;
  words: string;
}

function ServiceRow({ id, target, isActive, words }: RowProps<Extract<Target, { kind: "service" }>>) {
  const text = useText();
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isActive}
      to={target.to}
      className={isActive ? "suggestion is-active" : "suggestion"}
    >
      <LineIcon name="grid" />
      <span className="grow">
        <b>
          <Marked text={text(target.service.name)} words={words} />
        </b>
      </span>
      <LineIcon name="right" size={18} />
    </Link>
  );
}

function RequestRow({ id, target, isActive, words }: RowProps<Extract<Target, { kind: "request" }>>) {
  const text = useText();
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isActive}
      to={target.to}
      className={isActive ? "suggestion is-active" : "suggestion"}
    >
      <LineIcon name="clock" />
      <span className="grow">
        <b>
          <Marked text={target.request.title} words={words} />
        </b>
        <span className="small ink-2">{text(target.request.sentence)}</span>
      </span>
    </Link>
  );
}
