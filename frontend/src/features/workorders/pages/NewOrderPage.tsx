import { useQuery } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { FileTiles } from "@/features/files/components/FileTiles";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import type { Answers } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore, useKeepingAnswers } from "@/features/forms/useFormStore";
import { useRecordsOutside } from "@/features/records/outside";
import { useText } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Icon, iconNamed } from "@/ui/icons";
import { VipMark } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import { tell } from "@/ui/tell";
import { applicationsQuery, orderTypeQuery } from "../api";
import { Caller } from "../components/Caller";
import styles from "../components/NewOrder.module.css";
import { SameRequester } from "../components/SameRequester";
import { type Draft, EMPTY, useSubmitting } from "../newOrder";
import type { OrderType } from "../types";

type Change = (change: Partial<Draft>) => void;

/** An order for somebody who called or came: type, who, what, and what the type asks. */
export default function NewOrderPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [draft, setDraft] = useKept<Draft>("gongdan.new-order", EMPTY);
  const change: Change = (changed) => setDraft({ ...draft, ...changed });
  const asks = search.get("type");
  const about = search.get("about");
  const [begun, setBegun] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address chooses once.
  useEffect(() => {
    if (asks && (about || asks !== draft.type))
      change({ type: asks, answers: answersAbout(about), situation: null });
    setBegun(about);
  }, [asks, about]);
  return (
    <Page
      title={t("work.new")}
      acts={
        draft.type && (
          <Button kind="text" onClick={() => setDraft(EMPTY)}>
            {t("new.start_over")}
          </Button>
        )
      }
    >
      {about !== begun ? null : draft.type ? (
        <OrderForm draft={draft} change={change} onDone={() => setDraft(EMPTY)} />
      ) : (
        <TypeChoice onPick={(type) => change({ type, answers: {}, situation: null })} />
      )}
    </Page>
  );
}

/** What the order is about, where one came from a record: its field and the record. */
function answersAbout(about: string | null): Answers {
  const [field, id] = about?.split(":") ?? [];
  return field && Number(id) ? { [field]: [Number(id)] } : {};
}

function TypeChoice({ onPick }: { onPick: (type: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const applications = useQuery(applicationsQuery);
  if (applications.isError) {
    return <ErrorLine onRetry={() => void applications.refetch()}>{sentence(applications.error)}</ErrorLine>;
  }
  if (applications.isPending) return <SkeletonPage />;
  const filled = applications.data.filter((application) => application.types.length > 0);
  if (filled.length === 0) return <NothingYet title={t("new.no_types")} fact={t("new.no_types_fact")} />;
  return (
    <div className={styles.choice}>
      {filled.map((application) => (
        <section key={application.code} aria-label={text(application.name)}>
          <h2>{text(application.name)}</h2>
          <div className={styles.types}>
            {application.types.map((type) => (
              <button key={type.code} type="button" onClick={() => onPick(type.code)}>
                <Icon name={iconNamed(type.icon || application.icon)} size={20} />
                <span>
                  <b>{text(type.name)}</b>
                  <small>{text(type.description)}</small>
                </span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

type OrderFormProps = { draft: Draft; change: Change; onDone: () => void };

function OrderForm({ draft, change, onDone }: OrderFormProps) {
  const { t } = useTranslation();
  const type = useQuery(orderTypeQuery(draft.type));
  if (type.isError) {
    return (
      <ErrorLine onRetry={() => void type.refetch()}>
        {sentence(type.error)}{" "}
        <Link to="/new" onClick={() => change({ type: "" })}>
          {t("new.other_type")}
        </Link>
      </ErrorLine>
    );
  }
  if (type.isPending) return <SkeletonPage />;
  return <FormOfType key={draft.type} type={type.data} {...{ draft, change, onDone }} />;
}

function FormOfType({ type, draft, change, onDone }: OrderFormProps & { type: OrderType }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [parameters] = useSearchParams();
  const store = useFormStore(() => ({
    content: type.form,
    answers: draft.answers,
    around: {
      parameters: Object.fromEntries(parameters),
      person: me.person.id,
      department: me.person.department_id,
    },
  }));
  useKeepingAnswers(store, (answers) => change({ answers }));
  const outside = useRecordsOutside();
  const submitting = useSubmitting(store, (order) => {
    onDone();
    tell.done(t("new.done", { number: order.number }));
    navigate(`/work-orders/${order.number}`, { replace: true });
  });
  return (
    <div className={styles.split}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submitting.submit(draft, type);
        }}
      >
        <TypeLine type={type} onChange={() => change({ type: "" })} />
        <WhoAndWhat draft={draft} change={change} wrongs={submitting.wrongs} />
        <Situations type={type} draft={draft} change={change} problem={submitting.wrongs.situation} />
        <OutsideContext value={outside}>
          <FormRenderer store={store} missing={t("new.missing")} />
        </OutsideContext>
        <div className={styles.two}>
          <Field label={t("new.wished")} htmlFor="wished" problem={submitting.wrongs.wished_at}>
            <Input
              id="wished"
              type="datetime-local"
              value={draft.wished}
              onChange={(event) => change({ wished: event.target.value })}
            />
          </Field>
        </div>
        <Field label={t("new.files")} problem={submitting.wrongs.attachment_ids}>
          <FileTiles
            ids={draft.files}
            onUnderway={() => undefined}
            onAdd={(file) => change({ files: [...draft.files, file.id] })}
            onRemove={(id) => change({ files: draft.files.filter((other) => other !== id) })}
          />
        </Field>
        <div className={styles.foot}>
          <Button kind="primary" size="l" type="submit" isBusy={submitting.isSending}>
            {t("new.submit")}
          </Button>
          <span>{t("new.kept")}</span>
        </div>
      </form>
      <SameRequester requester={draft.requester} words={draft.title} />
    </div>
  );
}

function TypeLine({ type, onChange }: { type: OrderType; onChange: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className={styles.type}>
      <Icon name={iconNamed(type.icon)} size={20} />
      <b>{text(type.name)}</b>
      <span>{text(type.description)}</span>
      <Button kind="text" size="s" onClick={onChange}>
        {t("new.other_type")}
      </Button>
    </div>
  );
}

type PartProps = { draft: Draft; change: Change; wrongs: Record<string, string> };

function WhoAndWhat({ draft, change, wrongs }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.two}>
        <Field label={t("filter.channel")}>
          <Segments
            label={t("filter.channel")}
            value={draft.channel}
            onChange={(channel) => change({ channel })}
            segments={[
              { value: "phone", label: t("channel.phone"), icon: "phone" },
              { value: "in_person", label: t("channel.in_person"), icon: "user" },
            ]}
          />
        </Field>
        <Caller
          phone={draft.phone}
          onPhone={(phone) => change({ phone })}
          requester={draft.requester}
          onRequester={(requester) => change({ requester })}
          problem={wrongs.contact_phone}
        />
      </div>
      <Field label={t("order.requester")} htmlFor="requester" isRequired problem={wrongs.requester_id}>
        <div className={styles.requester}>
          <PersonSelect
            id="requester"
            autoFocus
            value={draft.requester}
            onChange={(requester) => change({ requester })}
          />
          {draft.requester?.is_vip && <VipMark />}
        </div>
      </Field>
      <Field label={t("column.title")} htmlFor="title" isRequired problem={wrongs.title}>
        <Input
          id="title"
          size="large"
          maxLength={200}
          placeholder={t("new.title_example")}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field label={t("order.description")} htmlFor="description" problem={wrongs.description}>
        <Input.TextArea
          id="description"
          autoSize={{ minRows: 3, maxRows: 12 }}
          placeholder={t("new.description_example")}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
    </>
  );
}

type SituationsProps = { type: OrderType; draft: Draft; change: Change; problem?: string };

/** Plain sentences instead of impact and urgency; the matrix makes the priority from them. */
function Situations({ type, draft, change, problem }: SituationsProps) {
  const { t } = useTranslation();
  const text = useText();
  if (type.situations.length === 0) return null;
  return (
    <Field label={t("new.situation")} isRequired problem={problem}>
      <Radio.Group
        className={styles.situations}
        aria-label={t("new.situation")}
        value={draft.situation}
        onChange={(event) => change({ situation: String(event.target.value) })}
        options={type.situations.map((situation) => ({ value: situation.key, label: text(situation.text) }))}
      />
    </Field>
  );
}
