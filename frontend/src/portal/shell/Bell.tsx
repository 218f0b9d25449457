import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LineIcon } from "@/ui/LineIcon";
import { inboxQuery } from "../api";

export function Bell() {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(inboxQuery);
  const unread = data?.pages[0]?.unread ?? 0;
  return (
    <Link
      to="/inbox"
      className="icon-btn"
      aria-label={unread > 0 ? t("portal.inbox.unread", { count: unread }) : t("portal.inbox.title")}
    >
      <LineIcon name="bell" size={24} />
      {unread > 0 && <span className="dot" />}
    </Link>
  );
}
