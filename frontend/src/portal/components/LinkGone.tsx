import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PublicFrame } from "../shell/PublicFrame";
import { Empty } from "./Empty";

/** A link that leads nowhere any more, and the two ways that still work. */
export function LinkGone() {
  const { t } = useTranslation();
  return (
    <PublicFrame>
      <Empty title={t("portal.public.gone")} about={t("portal.public.gone_about")}>
        <Link to="/look-up" className="btn btn-main btn-wide">
          {t("portal.lookup.title")}
        </Link>
        <Link to="/sign-in" className="btn btn-wide">
          {t("portal.signin.sign_in")}
        </Link>
      </Empty>
    </PublicFrame>
  );
}
