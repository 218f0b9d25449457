import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import { unreadQuery } from "../api";
import styles from "./Bell.module.css";

const Inbox = lazy(() => import("./Inbox"));

/** How many messages wait; opens the inbox beside the work. */
export function Bell() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <>
      <span className={styles.bell}>
        <IconButton
          icon="bell"
          label={unread > 0 ? t("inbox.bell_unread", { count: unread }) : t("inbox.bell")}
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
        />
        {unread > 0 && <i aria-hidden="true">{unread > 99 ? "99+" : unread}</i>}
      </span>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("inbox.title")}
        placement="left"
        size={400}
        styles={{ body: { padding: 0 } }}
      >
        <Suspense>
          <Inbox onGone={() => setOpen(false)} />
        </Suspense>
      </Drawer>
    </>
  );
}
