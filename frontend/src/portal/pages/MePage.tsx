import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { Avatar } from "../components/Avatar";
import { PageBar } from "../components/PageBar";
import { useSettings } from "../shell/settings";
import { nameOf } from "../shell/UserMenu";

export default function MePage() {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const settings = useSettings(me);
  return (
    <div className="page-narrow">
      <PageBar title={t("portal.nav.me")} />
      <section className="card me-card">
        <Avatar name={nameOf(me)} size="large" isMe />
        <span className="grow">
          <b>{nameOf(me)}</b>
          <br />
          <span className="small ink-2">
            {[text(me.person.department_name), me.title].filter(Boolean).join(" · ")}
          </span>
        </span>
      </section>
      <div className="card me-list">
        <Link to="/inbox" className="me-item">
          <LineIcon name="bell" />
          <span className="grow">{t("portal.inbox.title")}</span>
          <LineIcon name="right" size={18} />
        </Link>
        {settings.map((setting) => (
          <button key={setting.key} type="button" className="me-item" onClick={setting.act}>
            <LineIcon name={setting.icon} />
            <span className="grow">{setting.label}</span>
            <span className="small ink-3">{setting.now}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
