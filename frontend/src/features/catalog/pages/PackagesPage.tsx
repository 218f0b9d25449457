import { useQuery } from "@tanstack/react-query";
import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Application, applicationsQuery } from "@/api/choices";
import { API } from "@/api/client";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { buildable } from "@/features/accounts/components/ApplicationSelect";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Quiet } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type InstalledPackage, installedQuery, readExample, useTryPackage, useUndoPackage } from "../api";
import { Examples } from "../components/Examples";
import { NewApplication } from "../components/NewApplication";
import { PackageReview } from "../components/PackageReview";
import styles from "../components/Packages.module.css";
import { parsed } from "../packages";

/** Applications as files: written out, looked at, imported, taken back. */
export default function PackagesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const applications = useQuery(applicationsQuery);
  const [content, setContent] = useState<Record<string, unknown> | null>(null);
  const [desk, setDesk] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const trying = useTryPackage();
  const mine = buildable(me, applications.data?.map((one) => one.code) ?? []);

  async function look(wanted: Record<string, unknown>, team: string | null): Promise<void> {
    await trying.mutateAsync({ package: wanted as never, desk_team: team }).catch(() => undefined);
  }
  async function take(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    const found = parsed(await file.text());
    setProblem(found ? null : t("packages.no_file", { name: file.name }));
    setContent(found);
    setDesk(null);
    if (found) await look(found, null);
  }
  async function lookAt(code: string): Promise<void> {
    setProblem(null);
    try {
      const found = await readExample(code);
      setContent(found);
      setDesk(null);
      await look(found, null);
    } catch (error) {
      setProblem(sentence(error));
    }
  }
  function close(): void {
    setContent(null);
    trying.reset();
  }
  const acts = (
    <>
      {me.is_administrator && (
        <Button icon="plus" onClick={() => setBeginning(true)}>
          {t("catalog.new_application")}
        </Button>
      )}
      <span className={styles.pick}>
        <Button kind="primary" icon="data" tabIndex={-1}>
          {t("packages.take")}
        </Button>
        <input type="file" accept=".json,application/json" aria-label={t("packages.take")} onChange={take} />
      </span>
    </>
  );
  return (
    <Page title={t("packages.title")} acts={acts}>
      {problem && <ErrorLine>{problem}</ErrorLine>}
      {trying.isError && <ErrorLine>{sentence(trying.error)}</ErrorLine>}
      {trying.isPending && <SkeletonPage />}
      {content && trying.data && !trying.isPending ? (
        <PackageReview
          key={trying.submittedAt}
          content={content}
          trial={trying.data}
          desk={desk}
          onDesk={(team) => {
            setDesk(team);
            void look(content, team);
          }}
          onDone={close}
        />
      ) : (
        !trying.isPending && (
          <>
            {applications.isSuccess && mine.length === 0 && (
              <EmptyState title={t("packages.none")} fact={t("packages.none_fact")} />
            )}
            <ul className={styles.applications} aria-label={t("packages.title")}>
              {applications.data
                ?.filter((one) => mine.includes(one.code))
                .map((one) => (
                  <ApplicationLine key={one.code} application={one} />
                ))}
            </ul>
            {mine.length > 0 && (
              <Examples
                existing={applications.data?.map((one) => one.code) ?? []}
                onLook={(code) => void lookAt(code)}
              />
            )}
          </>
        )
      )}
      {isBeginning && (
        <NewApplication onClose={() => setBeginning(false)} onMade={() => setBeginning(false)} />
      )}
    </Page>
  );
}

function ApplicationLine({ application }: { application: Application }) {
  const { t } = useTranslation();
  const text = useText();
  const installed = useQuery(installedQuery(application.code));
  const undo = useUndoPackage(application.code);
  const newest = installed.data?.[0];
  function takeBack(one: InstalledPackage): void {
    undo.mutate(one.no, {
      onSuccess: () => tell.done(t("packages.undone", { no: one.no })),
      onError: (error) => tell.error(sentence(error)),
    });
  }
  return (
    <li className={styles.application}>
      <b>
        {text(application.name)} <Quiet>{application.code}</Quiet>
      </b>
      <small>{newest && <Installed one={newest} />}</small>
      <span className={styles.buttons}>
        {newest && !newest.is_undone && newest.no > 1 && (
          <Button kind="text" isBusy={undo.isPending} onClick={() => takeBack(newest)}>
            {t("packages.undo")}
          </Button>
        )}
        <a
          className={styles.export}
          href={`${API}/applications/${application.code}/openapi.json`}
          target="_blank"
          rel="noreferrer"
        >
          {t("packages.document")}
        </a>
        <a className={styles.export} href={`${API}/applications/${application.code}/package`} download>
          <Icon name="export" size={14} />
          {t("packages.export")}
        </a>
      </span>
    </li>
  );
}

function Installed({ one }: { one: InstalledPackage }) {
  const { t } = useTranslation();
  const dates = useDates();
  const by = String(one.installed_by.name ?? "");
  return (
    <span title={one.checksum}>
      {t(one.is_undone ? "packages.last_undone" : "packages.last", {
        no: one.no,
        when: dates.moment(one.installed_at),
        by,
      })}
    </span>
  );
}
