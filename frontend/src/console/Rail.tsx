import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import { Bell } from "@/features/notifications/components/Bell";
import { Icon } from "@/ui/icons";
import { Logo } from "@/ui/Logo";
import type { Place } from "@/ui/places";
import { places } from "./features";
import styles from "./Rail.module.css";
import { UserMenu } from "./UserMenu";

type RailProps = { place: Place | undefined; onHelp: () => void };

/** Icon and a short word for each place one goes to all day. */
export function Rail({ place, onHelp }: RailProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={t("shell.navigation")}>
      <Link to="/work" className={styles.home} aria-label={t("shell.product")}>
        <Logo />
      </Link>
      {places
        .filter((entry) => entry.isFor?.(me) ?? true)
        .map((entry) => (
          <Link
            key={entry.key}
            to={entry.path}
            className={`${styles.entry} ${entry.key === place?.key ? styles.on : ""}`}
            aria-current={entry.key === place?.key ? "page" : undefined}
          >
            <Icon name={entry.icon} size={20} />
            {t(entry.word)}
            {entry.badge && (
              <em className={styles.badge}>
                <entry.badge />
              </em>
            )}
          </Link>
        ))}
      <div className={styles.end}>
        <Bell />
        <UserMenu onHelp={onHelp} />
      </div>
    </nav>
  );
}
