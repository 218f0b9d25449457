import { useSyncExternalStore } from "react";
import { Icon } from "@/ui/icons";
import styles from "./Canvas.module.css";
import { useDragStore } from "./useDrag";

/** What is carried, and the line where it would land. */
export function DragLayer() {
  const store = useDragStore();
  const dragging = useSyncExternalStore(store.subscribe, store.get);
  if (!dragging) return null;
  const { load, target, x, y } = dragging;
  return (
    <div className={styles.layer} aria-hidden="true">
      {target && (
        <i
          className={target.line.isUpright ? styles.upright : styles.line}
          style={{
            left: target.line.left,
            top: target.line.top,
            [target.line.isUpright ? "height" : "width"]: target.line.length,
          }}
        />
      )}
      <span className={styles.ghost} style={{ left: x + 12, top: y + 8 }}>
        <Icon name={load.icon} />
        {load.label}
      </span>
    </div>
  );
}
