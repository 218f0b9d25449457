import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@/api/session";
import { nameHere } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { Avatar } from "../components/Avatar";
import { useSettings } from "./settings";

export function nameOf(me: Me): string {
  return nameHere(me.person);
}

export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const wrap = useRef<HTMLDivElement>(null);
  const settings = useSettings(me);
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !wrap.current?.contains(event.target)) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isOpen]);
  return (
    <div className="menu-wrap" ref={wrap}>
      <button
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        aria-label={t("portal.me.menu", { name: nameOf(me) })}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar name={nameOf(me)} isMe />
        <span>{nameOf(me)}</span>
      </button>
      {isOpen && (
        <div className="menu">
          <p className="menu-who">
            <b>{nameOf(me)}</b>
            <br />
            <span className="small ink-3">{me.email || me.username}</span>
          </p>
          <hr />
          {settings.map((setting) => (
            <button key={setting.key} type="button" className="menu-item" onClick={setting.act}>
              <LineIcon name={setting.icon} />
              <span className="grow">{setting.label}</span>
              <span className="small ink-3">{setting.now}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
