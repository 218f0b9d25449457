import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useMe } from "@/api/session";
import type { Place, SidePlace } from "@/ui/places";
import { ViewHeading, ViewLink } from "@/ui/ViewLink";
import { sidePlaces } from "./features";

function grouped(entries: readonly SidePlace[]): [string, SidePlace[]][] {
  const groups = new Map<string, SidePlace[]>();
  for (const entry of entries)
    groups.set(entry.group ?? "", [...(groups.get(entry.group ?? "") ?? []), entry]);
  return [...groups];
}

/** The pages of a place, under their headings. */
export function SideList({ place }: { place: Place }) {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const mine = sidePlaces.filter((entry) => entry.place === place.key && (entry.isFor?.(me) ?? true));
  return (
    <nav aria-label={t(place.word)}>
      {grouped(mine).map(([group, entries]) => (
        <div key={group}>
          {group && <ViewHeading>{t(group)}</ViewHeading>}
          {entries.map((entry) => (
            <ViewLink
              key={entry.path}
              to={entry.path}
              icon={entry.icon}
              isOn={pathname === entry.path || pathname.startsWith(`${entry.path}/`)}
            >
              {t(entry.word)}
            </ViewLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
