import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { Service, ServiceType } from "../contract";
import { serviceIcon } from "../serviceIcon";

interface ServiceGroupsProps {
  services: readonly Service[];
  addressOf: (type: ServiceType) => string;
}

/** Everything that can be asked for, department by department. */
export function ServiceGroups({ services, addressOf }: ServiceGroupsProps) {
  const text = useText();
  return (
    <div className="service-columns">
      {services
        .filter(({ types }) => types.length > 0)
        .map((service) => (
          <section key={service.code} className="service-group" id={service.code}>
            <h2>
              <LineIcon name={serviceIcon(service)} />
              {text(service.name)}
            </h2>
            <ul className="card service-list">
              {service.types.map((type) => (
                <li key={type.code}>
                  <Link to={addressOf(type)} className="service">
                    <span className="grow">
                      <b>{text(type.name)}</b>
                      {text(type.description) && <small>{text(type.description)}</small>}
                    </span>
                    <LineIcon name="right" size={18} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
