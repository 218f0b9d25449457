import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { sentence } from "@/api/problem";
import { useMay } from "@/api/session";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon, iconNamed } from "@/ui/icons";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { countQuery, newestContent, publishType, typesQuery } from "../api";
import { byApplication } from "../applications";
import { NewTypePanel } from "../components/NewTypePanel";
import styles from "../components/Records.module.css";
import type { RecordType } from "../types";

/** What the organization keeps lists of, by application. */
export default function TypesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useApplicationNames();
  const types = useQuery(typesQuery);
  const [isMaking, setMaking] = useState(false);
  const isBuilder = may("define");
  const shown = (types.data ?? []).filter(({ no, is_active }) => isBuilder || (no !== null && is_active));
  return (
    <Page
      title={t("records.all_types")}
      count={types.data && shown.length}
      acts={
        isBuilder && (
          <>
            <Link to="/data/from-table">
              <Button icon="subt" tabIndex={-1}>
                {t("records.from_table")}
              </Button>
            </Link>
            <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>
              {t("records.new_type")}
            </Button>
          </>
        )
      }
    >
      {types.isError && <ErrorLine onRetry={() => void types.refetch()}>{sentence(types.error)}</ErrorLine>}
      {types.isPending && <SkeletonPage />}
      {types.isSuccess && shown.length === 0 && (
        <NothingYet
          title={t("records.no_types")}
          fact={t(isBuilder ? "records.no_types_fact" : "records.no_types_read_fact")}
        >
          {isBuilder && (
            <Button size="s" icon="plus" onClick={() => setMaking(true)}>
              {t("records.new_type")}
            </Button>
          )}
        </NothingYet>
      )}
      <div className={styles.types}>
        {byApplication(shown).map(([application, mine]) => (
          <section key={application} aria-label={nameOf(application)}>
            <h2>
              {nameOf(application)} <span>{mine.length}</span>
            </h2>
            <ul>
              {mine.map((type) => (
                <li key={type.code}>
                  {type.no === null ? <Unpublished type={type} /> : <Published type={type} />}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isMaking && <NewTypePanel onClose={() => setMaking(false)} />}
    </Page>
  );
}

function iconOf(type: RecordType) {
  return type.icon ? iconNamed(type.icon) : "data";
}

function Published({ type }: { type: RecordType }) {
  const { t } = useTranslation();
  const may = useMay();
  const text = useText();
  const { data: count } = useQuery(countQuery(type.code, {}));
  return (
    <Link to={`/data/${type.code}`} className={styles.type}>
      <Icon name={iconOf(type)} size={20} />
      <span>
        <span>{text(type.name)}</span>
        <small>
          {may("define") ? type.code : t(type.is_active ? `records.level_${type.access}` : "records.retired")}
        </small>
      </span>
      {count && <em>{count.is_capped ? "10 000+" : count.count.toLocaleString("en")}</em>}
    </Link>
  );
}

/** A type whose form is still being made: the next step stands where the number will. */
function Unpublished({ type }: { type: RecordType }) {
  const { t } = useTranslation();
  const text = useText();
  const queries = useQueryClient();
  const publishing = useMutation({
    mutationFn: async () => publishType(type.code, await newestContent(type.code)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: typesQuery.queryKey });
      tell.done(t("records.type_published", { name: text(type.name) }));
    },
  });
  return (
    <>
      <Link to={`/build/forms/${type.form}`} className={styles.type}>
        <Icon name={iconOf(type)} size={20} />
        <span>
          <span>{text(type.name)}</span>
          <small>{t("records.unpublished_fact")}</small>
        </span>
        <Tag tone="accent">{t("records.unpublished")}</Tag>
      </Link>
      <Button size="s" isBusy={publishing.isPending} onClick={() => publishing.mutate()}>
        {t("records.publish_type")}
      </Button>
    </>
  );
}
