import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { previewAddress } from "@/features/files/api";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { ErrorLine } from "@/ui/States";
import { answerOf, type Column } from "../columns";
import { askedOf } from "../listing";
import { chosenOf, pictureColumns } from "../looks";
import { useRows } from "../rows";
import type { Row } from "../types";
import { factsOf } from "./BoardPane";
import styles from "./Looks.module.css";
import { LookTools } from "./LookTools";
import { NoRecords } from "./NoRecords";
import { Fact } from "./PhoneList";
import type { PaneProps } from "./panes";
import records from "./Records.module.css";

const FACTS = 2;

/** Records by their pictures. */
export function GalleryPane(props: PaneProps) {
  const { page, columns, listing, onChange } = props;
  const { t } = useTranslation();
  const choices = pictureColumns(columns);
  const column = chosenOf(choices, listing.by);
  const { found, rows } = useRows(page.code, askedOf({ ...listing, levels: [] }));
  if (!column) return null;
  return (
    <section className={records.pane}>
      {choices.length > 1 && (
        <LookTools
          label={t("records.picture_by")}
          columns={choices}
          value={column}
          onChange={(by) => onChange({ by })}
        />
      )}
      {found.isError && (
        <div className={records.error}>
          <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
        </div>
      )}
      {found.isSuccess && rows.length === 0 && (
        <NoRecords page={page} listing={listing} onChange={onChange} />
      )}
      <div className={styles.gallery}>
        {rows.map((row) => (
          <Tile key={row.id} {...props} row={row} column={column} />
        ))}
        {found.hasNextPage && <Button onClick={() => void found.fetchNextPage()}>{t("records.more")}</Button>}
      </div>
    </section>
  );
}

function Tile({ row, column, address, back, ...rest }: PaneProps & { row: Row; column: Column }) {
  const [picture] = [answerOf(row, column)].flat();
  const facts = factsOf(rest, [column.code])
    .filter((one) => row.answers[one.code] !== undefined)
    .slice(0, FACTS);
  return (
    <Link to={`${address}/${row.id}`} state={{ back }} className={styles.tile}>
      <div className={styles.picture}>
        {typeof picture === "string" ? (
          <img src={previewAddress(picture)} alt="" loading="lazy" />
        ) : (
          <Icon name="image" size={24} />
        )}
      </div>
      <div>
        <b>{row.title || row.number || `#${row.id}`}</b>
        <dl>
          {facts.map((one) => (
            <Fact key={one.code} row={row} column={one} />
          ))}
        </dl>
      </div>
    </Link>
  );
}
