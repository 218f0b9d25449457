import { Progress } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/ui/icons";
import { TAKEN } from "../imports";
import styles from "./Import.module.css";

type FileDropProps = { name?: string; share: number | null; onFile: (file: File) => void };

/** A place to drop a table, or to press and choose one. */
export function FileDrop({ name, share, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div>
      <label
        htmlFor={id}
        className={`${styles.drop} ${isOver ? styles.over : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer.files;
          if (dropped) onFile(dropped);
        }}
      >
        <Icon name="file" />
        <span>
          <b>{name ?? t("records.choose_table")}</b>
          <small>{t("records.tables_taken")}</small>
        </span>
        <input
          id={id}
          type="file"
          accept={TAKEN}
          disabled={share !== null}
          onChange={(event) => {
            const [picked] = event.target.files ?? [];
            if (picked) onFile(picked);
          }}
        />
      </label>
      {share !== null && <Progress percent={Math.round(share * 100)} showInfo={false} size="small" />}
    </div>
  );
}
