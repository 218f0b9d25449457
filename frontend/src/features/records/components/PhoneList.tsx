import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "@/ui/Button";
import { answerOf, type Column, type Layout, NUMBER, TITLE } from "../columns";
import type { Row } from "../types";
import { Cell } from "./Cell";
import styles from "./Records.module.css";

type PhoneListProps = {
  rows: readonly Row[];
  columns: readonly Column[];
  layout: Layout;
  title: Column;
  address: string;
  hasMore: boolean;
  onMore: () => void;
};

const FACTS = 3;

/** The same records on a phone: the name and the first facts of each. */
export function PhoneList({ rows, columns, layout, title, address, hasMore, onMore }: PhoneListProps) {
  const { t } = useTranslation();
  const facts = layout.columns.flatMap(({ code }) => {
    const isSaid = code === NUMBER || code === TITLE || code === title.code;
    return isSaid ? [] : (columns.find((column) => column.code === code) ?? []);
  });
  return (
    <div className={styles.phone}>
      {rows.map((row) => {
        const said = facts.filter((column) => isFilled(row, column)).slice(0, FACTS);
        return (
          <Link key={row.id} to={`${address}/${row.id}`} className={styles.card}>
            <b>
              {row.title || row.number || `#${row.id}`}
              {row.number && row.title && <small>{row.number}</small>}
            </b>
            {said.length > 0 && (
              <dl>
                {said.map((column) => (
                  <Fact key={column.code} row={row} column={column} />
                ))}
              </dl>
            )}
          </Link>
        );
      })}
      {hasMore && (
        <div className={styles.morePress}>
          <Button onClick={onMore}>{t("records.more")}</Button>
        </div>
      )}
    </div>
  );
}

function isFilled(row: Row, column: Column): boolean {
  const answer = answerOf(row, column);
  return row.masked.includes(column.code) || (answer !== null && answer !== "");
}

export function Fact({ row, column }: { row: Row; column: Column }) {
  return (
    <>
      <dt>{column.label}</dt>
      <dd>
        <Cell row={row} column={column} />
      </dd>
    </>
  );
}
