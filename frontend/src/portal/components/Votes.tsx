import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { votesQuery } from "../api";

/** What waits for one's yes or no: it is decided where work is done, by whoever is asked. */
export function Votes() {
  const { t } = useTranslation();
  const { data: count = 0 } = useQuery(votesQuery);
  if (count === 0) return null;
  return (
    <a href="/todo" className="btn btn-main home-votes">
      {t("portal.votes", { count })}
    </a>
  );
}
