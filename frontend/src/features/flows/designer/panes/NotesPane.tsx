import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { Button, IconButton } from "@/ui/Button";
import { actorName } from "@/ui/Draft";
import { ErrorLine } from "@/ui/States";
import { notesQuery, useAddNote, useSettleNote } from "../../api";
import type { PaneProps } from "../../kind";
import { useDesigning } from "../context";
import styles from "./Panes.module.css";

/** What builders say to each other about a step; no part of the process, nobody else sees it. */
export function NotesPane({ step }: PaneProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const { process } = useDesigning();
  const { data = [] } = useQuery(notesQuery(process.code));
  const [typed, setTyped] = useState("");
  const add = useAddNote(process.code);
  const settle = useSettleNote(process.code);
  const notes = data.filter((note) => note.step === step.key);
  return (
    <div className={styles.notes}>
      {notes.length === 0 && <p className={styles.none}>{t("process.no_notes")}</p>}
      {notes.map((note) => (
        <article key={note.id} className={styles.note}>
          <header>
            <b>{actorName(note.author)}</b>
            <span title={dates.exact(note.created_at)}>{dates.moment(note.created_at)}</span>
            <span className={styles.grow} />
            <IconButton
              icon="check"
              isSmall
              label={t("process.settle_note")}
              onClick={() => settle.mutate(note.id)}
            />
          </header>
          <p>{note.text}</p>
        </article>
      ))}
      {add.isError && <ErrorLine>{sentence(add.error)}</ErrorLine>}
      <Input.TextArea
        aria-label={t("process.write_note")}
        placeholder={t("process.write_note")}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span>
        <Button
          size="s"
          isBusy={add.isPending}
          disabled={typed.trim() === ""}
          onClick={() => add.mutate({ step: step.key, text: typed }, { onSuccess: () => setTyped("") })}
        >
          {t("process.add_note")}
        </Button>
      </span>
    </div>
  );
}
