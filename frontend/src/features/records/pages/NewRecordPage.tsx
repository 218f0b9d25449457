import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { Problem, sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import type { Answers } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore, useOfForm, wrongsFrom } from "@/features/forms/useFormStore";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { LeaveGuard } from "@/ui/leaving";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { createRecord, pageQuery, renew } from "../api";
import styles from "../components/Detail.module.css";
import { accessById } from "../forms";
import { useRecordsOutside } from "../outside";
import type { TypePage } from "../types";

export default function NewRecordPage() {
  const { type = "" } = useParams();
  const { t } = useTranslation();
  const page = useQuery(pageQuery(type));
  const [round, setRound] = useState(0);
  useTitle(t("records.new"));
  return (
    <Sheet label={t("records.new")}>
      {page.isError && <ErrorLine onRetry={() => void page.refetch()}>{sentence(page.error)}</ErrorLine>}
      {page.isPending && <SkeletonPage />}
      {page.data && <NewRecord key={round} page={page.data} onAgain={() => setRound(round + 1)} />}
    </Sheet>
  );
}

function NewRecord({ page, onAgain }: { page: TypePage; onAgain: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [parameters] = useState(() => Object.fromEntries(search));
  const address = `/data/${page.code}`;
  const store = useFormStore(() => ({
    content: page.content,
    access: freely(page),
    around: { parameters, person: me.person.id, department: me.person.department_id },
  }));
  const [begun] = useState(() => store.changes());
  const isDirty = useOfForm(store, () => store.changes() !== begun);
  const isAgain = useRef(false);
  const [made, setMade] = useState<number | null>(null);
  // Only once the guard against leaving is gone.
  useEffect(() => {
    if (made !== null) void navigate(`${address}/${made}`, { replace: true });
  }, [made, address, navigate]);
  const outside = useRecordsOutside();
  const making = useMutation({
    meta: { isQuiet: true },
    mutationFn: (answers: Answers) => createRecord(page.code, answers, parameters),
    onSuccess: async ({ row }) => {
      tell.done(t("records.made", { title: row.title || row.number }));
      await renew(queries, page.code, true);
      if (isAgain.current) onAgain();
      else setMade(row.id);
    },
    onError: (error) => error instanceof Problem && store.refuse(wrongsFrom(error.inputs, store)),
  });
  function submit(hasNext: boolean): void {
    isAgain.current = hasNext;
    if (store.judge().size === 0) making.mutate(filled(store.submission()));
  }
  const isAtFields = making.error instanceof Problem && making.error.inputs.length > 0;
  return (
    <>
      <Bar>
        <Link to={address} aria-label={t("order.back")}>
          <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
        </Link>
        <span className={styles.crumb}>{text(page.name)} /</span>
        <h1 className={styles.number}>{t("records.new")}</h1>
      </Bar>
      <form
        className={styles.main}
        style={{ flex: 1 }}
        noValidate
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event.shiftKey);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        <div className={styles.scroll}>
          <div className={`${styles.form} ${styles.bare}`}>
            {making.isError && !isAtFields && <ErrorLine>{sentence(making.error)}</ErrorLine>}
            <OutsideContext value={outside}>
              <FormRenderer store={store} />
            </OutsideContext>
          </div>
        </div>
        <div className={styles.keep}>
          <span />
          <Button isBusy={making.isPending && isAgain.current} onClick={() => submit(true)}>
            {t("records.save_and_next")}
          </Button>
          <Button
            kind="primary"
            type="submit"
            shortcut={isPhone ? undefined : "Ctrl ↵"}
            isBusy={making.isPending && !isAgain.current}
          >
            {t("records.save")}
          </Button>
        </div>
        {isDirty && made === null && !making.isPending && <LeaveGuard />}
      </form>
    </>
  );
}

/** A sensitive answer is covered once it is stored, not while it is typed. */
function freely(page: TypePage) {
  const fields = page.content.fields.map((field) => ({ ...field, sensitive: undefined }));
  return accessById(fields, page.access);
}

/** What was left empty is not sent, so that the server's own defaults hold. */
function filled(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
}
