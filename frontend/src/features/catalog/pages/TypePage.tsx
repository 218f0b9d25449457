import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { differences } from "@/lib/differences";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { actorName, PublishAsk, VersionList } from "@/ui/Draft";
import { LeaveGuard } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { Toggle } from "@/ui/Toggle";
import { isNamed, TwoTongues } from "@/ui/TwoTongues";
import { tell } from "@/ui/tell";
import { type TypeDefinition, type TypeVersionWish, typeQuery, useChangeType, usePublishType } from "../api";
import { TypeBinding, TypeWords } from "../components/TypeBinding";
import { RootCauses, Situations } from "../components/TypeRows";
import styles from "../components/TypeSettings.module.css";
import { shown } from "../packages";

/** One kind of work order: what it is called, what it binds, what its requesters read. */
export default function TypePage() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const type = useQuery(typeQuery(code));
  if (type.isError) {
    return (
      <Page title={t("types.title")}>
        <ErrorLine onRetry={() => void type.refetch()}>{sentence(type.error)}</ErrorLine>
      </Page>
    );
  }
  if (!type.data) {
    return (
      <Page title={t("types.title")}>
        <SkeletonPage />
      </Page>
    );
  }
  return <TypeEditor key={`${code} ${type.data.brief.no}`} type={type.data} />;
}

function TypeEditor({ type }: { type: TypeDefinition }) {
  const { t } = useTranslation();
  const text = useText();
  const { brief } = type;
  const was: TypeVersionWish = { form: brief.form, process: brief.process, content: type.content };
  const [wish, setWish] = useState(was);
  const [isPublishing, setPublishing] = useState(false);
  const publish = usePublishType(brief.code);
  const changes = differences(was, wish);
  const isReady = changes.length > 0 || type.is_behind;
  // The editor begins anew with the new version, so nothing of it may be waited for.
  function act(): void {
    void publish
      .mutateAsync(wish)
      .then(() => tell.done(t("types.published", { no: brief.no + 1 })))
      .catch(() => undefined);
  }
  return (
    <Page
      title={text(brief.name)}
      count={`v${brief.no}`}
      acts={
        <>
          <Link to="/build/types">{t("types.all")}</Link>
          <Button kind="primary" disabled={!isReady} onClick={() => setPublishing(true)}>
            {t("drafts.publish")}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        {type.is_behind && <p className={styles.behind}>{t("types.behind")}</p>}
        <TypeLook type={type} />
        <TypeBinding
          application={brief.application}
          bound={{ form: wish.form, process: wish.process }}
          onBound={(bound) => setWish({ ...wish, ...bound })}
        />
        <TypeWords content={wish.content} onChange={(content) => setWish({ ...wish, content })} />
        <Situations content={wish.content} onChange={(content) => setWish({ ...wish, content })} />
        <RootCauses content={wish.content} onChange={(content) => setWish({ ...wish, content })} />
        <section className={styles.part} aria-label={t("drafts.versions")}>
          <h2>{t("drafts.versions")}</h2>
          <VersionList
            versions={type.versions.map((one) => ({
              no: one.no,
              published_at: one.published_at,
              by: actorName(one.published_by),
              isCurrent: one.no === brief.no,
            }))}
          />
        </section>
      </div>
      {changes.length > 0 && !publish.isSuccess && <LeaveGuard />}
      {isPublishing && (
        <PublishAsk
          no={brief.no}
          changes={changes.map((one) => ({
            where: one.path.join(" › "),
            before: one.before === undefined ? "" : shown(one.before),
            after: one.after === undefined ? "" : shown(one.after),
          }))}
          isBusy={publish.isPending}
          error={publish.error}
          fact={t("types.publish_fact")}
          onAct={act}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}

/** What it is called and whether it can be filed: holds at once, without a version. */
function TypeLook({ type }: { type: TypeDefinition }) {
  const { t } = useTranslation();
  const { code, name, description, icon, position, is_active } = type.brief;
  const was = { name, description, icon, position, is_active };
  const [look, setLook] = useState(was);
  const change = useChangeType(code);
  const isDirty = JSON.stringify(look) !== JSON.stringify(was);
  return (
    <section className={styles.part} aria-label={t("types.look")}>
      <h2>
        {t("types.look")} <small>{t("types.look_hint")}</small>
        {isDirty && (
          <Button
            size="s"
            disabled={!isNamed(look.name)}
            isBusy={change.isPending}
            onClick={() => change.mutate(look, { onSuccess: () => tell.done(t("types.saved")) })}
          >
            {t("admin.save")}
          </Button>
        )}
      </h2>
      {change.isError && <ErrorLine>{sentence(change.error)}</ErrorLine>}
      <div className={styles.two}>
        <TwoTongues
          id="type-name"
          label={t("types.name")}
          value={look.name}
          onChange={(value) => setLook({ ...look, name: value as never })}
        />
        <TwoTongues
          id="type-description"
          isOptional
          label={t("types.description")}
          value={look.description}
          onChange={(value) => setLook({ ...look, description: value as never })}
        />
      </div>
      <Toggle
        label={t("types.active")}
        hint={t("types.active_hint")}
        isOn={look.is_active}
        onChange={(on) => setLook({ ...look, is_active: on })}
      />
    </section>
  );
}
