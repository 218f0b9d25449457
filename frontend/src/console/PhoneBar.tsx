import { Drawer, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import { Bell } from "@/features/notifications/components/Bell";
import { nameHere } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { Avatar } from "@/ui/Person";
import type { Place } from "@/ui/places";
import { places } from "./features";
import styles from "./PhoneBar.module.css";
import { SideList } from "./SideList";
import { useUserMenu } from "./UserMenu";

type PhoneBarProps = { place: Place | undefined; onFind: () => void; onHelp: () => void };

const SHOWN = 3;

/** The same places on a phone: three of them, everything else one press away. */
export function PhoneBar({ place, onFind, onHelp }: PhoneBarProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const mine = places.filter((entry) => entry.isFor?.(me) ?? true);
  return (
    <nav className={styles.bar} aria-label={t("shell.navigation")}>
      {mine.slice(0, SHOWN).map((entry) => (
        <PlaceLink key={entry.key} entry={entry} isOn={entry.key === place?.key} />
      ))}
      <button type="button" className={styles.entry} onClick={onFind}>
        <Icon name="search" size={20} />
        {t("shell.search_short")}
      </button>
      <button type="button" className={styles.entry} onClick={() => setOpen(true)} aria-expanded={isOpen}>
        <Icon name="menu" size={20} />
        {t("shell.more")}
      </button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="82dvh"
        title={nameHere(me.person)}
        extra={<PhoneActs onHelp={onHelp} />}
      >
        <PhoneMenu place={place} entries={mine} onGone={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}

function PlaceLink({ entry, isOn }: { entry: Place; isOn: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      to={entry.path}
      className={`${styles.entry} ${isOn ? styles.on : ""}`}
      aria-current={isOn ? "page" : undefined}
    >
      <Icon name={entry.icon} size={20} />
      {t(entry.word)}
      {entry.badge && (
        <em className={styles.badge}>
          <entry.badge />
        </em>
      )}
    </Link>
  );
}

function PhoneActs({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <span className={styles.acts}>
      <Bell />
      <Dropdown trigger={["click"]} menu={useUserMenu(onHelp)}>
        <button type="button" aria-label={t("shell.user_menu", { name: nameHere(me.person) })}>
          <Avatar person={me.person} size="l" isPresent={me.is_available} />
        </button>
      </Dropdown>
    </span>
  );
}

type PhoneMenuProps = { place: Place | undefined; entries: readonly Place[]; onGone: () => void };

function PhoneMenu({ place, entries, onGone }: PhoneMenuProps) {
  const Pane = place?.pane;
  return (
    <div onClick={(event) => (event.target as HTMLElement).closest("a") && onGone()}>
      <div className={styles.places}>
        {entries.map((entry) => (
          <PlaceLink key={entry.key} entry={entry} isOn={entry.key === place?.key} />
        ))}
      </div>
      {Pane ? <Pane /> : place && <SideList place={place} />}
    </div>
  );
}
