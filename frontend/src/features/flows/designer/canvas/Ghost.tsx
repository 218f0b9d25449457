import { useSyncExternalStore } from "react";
import { Icon } from "@/ui/icons";
import styles from "./Canvas.module.css";
import { useCarryStore } from "./carrying";

/** What is carried, beside the pointer. */
export function Ghost() {
  const store = useCarryStore();
  const carried = useSyncExternalStore(store.subscribe, store.get);
  if (!carried) return null;
  return (
    <span className={styles.ghost} style={{ left: carried.x + 12, top: carried.y + 8 }} aria-hidden="true">
      <Icon name={carried.load.icon} />
      {carried.load.label}
    </span>
  );
}
