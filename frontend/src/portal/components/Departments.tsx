import { Fragment } from "react";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Service } from "../contract";
import { serviceIcon } from "../serviceIcon";

const MOST_NAMED = 4;
const MOST_LISTED = 3;

/** Services by department: a card that leads on from a phone, a short list on a desktop. */
export function Departments({ services }: { services: Service[] }) {
  const text = useText();
  const offered = services.filter(({ types }) => types.length > 0);
  return (
    <div className="departments">
      {offered.map((service) => (
        <Fragment key={service.code}>
          <Link to={`/services#${service.code}`} className="card department department-brief">
            <h3>
              <LineIcon name={serviceIcon(service)} />
              {text(service.name)}
            </h3>
            <p>
              {service.types
                .slice(0, MOST_NAMED)
                .map(({ name }) => text(name))
                .join(" · ")}
            </p>
          </Link>
          <div className="card department department-full">
            <h3>
              <LineIcon name={serviceIcon(service)} />
              {text(service.name)}
            </h3>
            <ul>
              {service.types.slice(0, MOST_LISTED).map((type) => (
                <li key={type.code}>
                  <Link to={`/services/${type.code}`}>{text(type.name)}</Link>
                </li>
              ))}
            </ul>
          </div>
        </Fragment>
      ))}
    </div>
  );
}
