import { Suspense, useState } from "react";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useChanges } from "@/api/changes";
import { useMe } from "@/api/session";
import { OutsideContext } from "@/features/forms/outside";
import { useRecordsOutside } from "@/features/records/outside";
import { SkeletonPage } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { CommandPalette, FindButton, useCommandKey } from "./CommandPalette";
import { placeOf, sidePlaces } from "./features";
import { PhoneBar } from "./PhoneBar";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { ShortcutHelp } from "./ShortcutHelp";
import { SideList } from "./SideList";

/** Rail, views, sheet; under 768 pixels one sheet and a bar below it. */
export function Shell() {
  const me = useMe();
  const { pathname } = useLocation();
  const outside = useRecordsOutside();
  const navigate = useNavigate();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const number = pathname.match(/^\/work-orders\/([^/]+)/)?.[1];
  useChanges(number);
  useCommandKey(() => setPaletteOpen((open) => !open));
  useShortcuts(
    {
      "/": () => setPaletteOpen(true),
      "?": () => setHelpOpen(true),
      n: () => navigate("/new"),
    },
    true,
    true,
  );
  const place = placeOf(pathname);
  const Pane = place?.pane;
  const isWide = sidePlaces.some(({ isWideBelow, path }) => isWideBelow && pathname.startsWith(`${path}/`));
  const hasSideList =
    !Pane && !isWide && sidePlaces.some((entry) => entry.place === place?.key && (entry.isFor?.(me) ?? true));
  return (
    <div className={`${styles.app} ${Pane || hasSideList ? styles.withViews : ""}`}>
      <Rail place={place} onHelp={() => setHelpOpen(true)} />
      {Pane && (
        <aside className={styles.views}>
          <FindButton onOpen={() => setPaletteOpen(true)} />
          <Pane />
        </aside>
      )}
      {hasSideList && place && (
        <aside className={styles.views}>
          <FindButton onOpen={() => setPaletteOpen(true)} />
          <SideList place={place} />
        </aside>
      )}
      <div className={styles.stage}>
        <Suspense fallback={<SkeletonPage />}>
          <OutsideContext value={outside}>
            <Outlet />
          </OutsideContext>
        </Suspense>
      </div>
      <PhoneBar place={place} onFind={() => setPaletteOpen(true)} onHelp={() => setHelpOpen(true)} />
      {isPaletteOpen && <CommandPalette onClose={() => setPaletteOpen(false)} />}
      {isHelpOpen && <ShortcutHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
