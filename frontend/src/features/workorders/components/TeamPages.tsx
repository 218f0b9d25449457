import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { standstillsQuery } from "../standstill";
import styles from "./TeamPages.module.css";

const PAGES = [
  { path: "/team", word: "team.title" },
  { path: "/team/risks", word: "risks.title" },
  { path: "/team/standstill", word: "steering.title" },
  { path: "/todo?list=pool", word: "todo.list_pool" },
  { path: "/team/roster", word: "roster.title" },
];

/** The pages of a lead beside each other, with how much stands still. */
export function TeamPages() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data: still = [] } = useQuery(standstillsQuery);
  return (
    <nav className={styles.pages} aria-label={t("team.pages")}>
      {PAGES.map(({ path, word }) => (
        <Link key={path} to={path} aria-current={pathname === path ? "page" : undefined}>
          {t(word)}
          {path === "/team/standstill" && still.length > 0 && <em>{still.length}</em>}
        </Link>
      ))}
    </nav>
  );
}

/** How much is stuck, on the rail; nobody but leads is asked. */
export function StandstillCount() {
  const { data = [] } = useQuery(standstillsQuery);
  const stuck = data.filter(({ why }) => why === "stuck").length;
  return stuck > 0 ? <span>{stuck > 99 ? "99+" : stuck}</span> : null;
}
