import { useQuery } from "@tanstack/react-query";
import type { ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { address } from "@/api/client";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { actorName } from "@/ui/Draft";
import { Icon } from "@/ui/icons";
import { Quiet } from "@/ui/Mark";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { filesQuery, type ProcessFile, useTakeFile } from "../../api";
import { useDesigning } from "../context";
import styles from "./Files.module.css";

/** The process as a BPMN file, and files of other tools as its draft. */
export function Files({ code }: { code: string }) {
  const { t } = useTranslation();
  const files = useQuery(filesQuery(code));
  return (
    <section aria-label={t("bpmn.title")} className={styles.files}>
      <h2>{t("bpmn.title")}</h2>
      <p className={styles.help}>{t("bpmn.help")}</p>
      <FileActs code={code} />
      {files.data?.map((file) => (
        <TakenFile key={file.id} code={code} file={file} />
      ))}
    </section>
  );
}

/** Takes the process to another tool, or begins with what was drawn there. */
export function FileActs({ code }: { code: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { isReadOnly } = useDesigning();
  const take = useTakeFile(code);
  function onPick(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    take.mutate(file, {
      onSuccess: ({ items }) => {
        const open = items[0]?.findings.filter(({ blocks }) => blocks).length ?? 0;
        tell.done(open > 0 ? t("bpmn.taken_with", { count: open }) : t("bpmn.taken"));
        void navigate(`/build/processes/${code}`, { replace: true });
      },
    });
  }
  return (
    <>
      <div className={styles.acts}>
        <a
          className={styles.act}
          href={address(`/processes/${code}/bpmn`, { language: i18n.language })}
          download
        >
          <Icon name="data" size={14} />
          {t("bpmn.export")}
        </a>
        {!isReadOnly && (
          <label className={styles.act} aria-busy={take.isPending}>
            <Icon name="plus" size={14} />
            {t("bpmn.import")}
            <input type="file" accept=".bpmn,.xml" onChange={onPick} disabled={take.isPending} />
          </label>
        )}
      </div>
      {take.isError && <ErrorLine>{sentence(take.error)}</ErrorLine>}
    </>
  );
}

function TakenFile({ code, file }: { code: string; file: ProcessFile }) {
  const { t } = useTranslation();
  const { moment } = useDates();
  return (
    <article className={styles.taken}>
      <p>
        <a href={address(`/processes/${code}/bpmn-files/${file.id}`)} download>
          {file.name || t("bpmn.nameless")}
        </a>
        <Quiet>
          {moment(file.taken_at)} · {actorName(file.taken_by)}
        </Quiet>
      </p>
      <ul>
        {file.findings.map((one) => (
          <li key={`${one.code} ${one.element} ${one.detail}`} data-blocks={one.blocks || undefined}>
            <b>{one.name || one.element}</b>
            <span>{t(`findings.${one.code}`)}</span>
            {one.detail && <Quiet>{one.detail}</Quiet>}
          </li>
        ))}
      </ul>
    </article>
  );
}
