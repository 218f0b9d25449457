import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import type { PersonBrief } from "@/api/session";
import type { StoredFile } from "@/features/files/api";
import { useSending } from "@/features/files/useSending";
import { byteWords } from "@/lib/bytes";
import { useDates } from "@/lib/dates";
import { nameHere } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import { Button, IconButton } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Grow } from "@/ui/Page";
import { Faces } from "@/ui/Person";
import { type Commands, useCommand } from "../commands";
import { useOthers, useTelling } from "../presence";
import type { Detail } from "../types";
import styles from "./Composer.module.css";
import { MentionList, useMentions } from "./Mentions";

export type ComposerKind = "reply" | "note";
type ComposerProps = {
  detail: Detail;
  kind: ComposerKind;
  onKind: (kind: ComposerKind) => void;
  isCalled: number;
};
type Sent = Parameters<Commands["comment"]>[0] & { isWaiting: boolean };
type Draft = { body: string; mentions: PersonBrief[]; at: string | null };

const EMPTY: Draft = { body: "", mentions: [], at: null };

/** Where one writes: to the requester, or on paper that the requester never sees. */
export function Composer({ detail, kind, onKind, isCalled }: ComposerProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useKept<Draft>(`gongdan.draft.${detail.number}.${kind}`, EMPTY);
  const [files, setFiles] = useState<StoredFile[]>([]);
  const { sendings, add, forget } = useSending((file) => setFiles((before) => [...before, file]));
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const key = useRef(newKey());
  const tellTyping = useTelling(detail.number);
  const sending = useCommand(detail.number, async (order, { isWaiting, ...comment }: Sent) => {
    const answer = await order.comment(comment, key.current);
    return isWaiting ? order.wait({ reason: "requester" }) : answer;
  });
  const mentions = useMentions(area, draft.body, (body, person) => keep(body, person));
  useEffect(() => {
    if (isCalled > 0) area.current?.focus();
  }, [isCalled]);
  useGrowing(area, draft.body);

  function keep(body: string, person?: PersonBrief): void {
    const called = person
      ? [...draft.mentions.filter((known) => known.id !== person.id), person]
      : draft.mentions;
    setDraft({
      body,
      mentions: called.filter((known) => body.includes(`@${known.name}`)),
      at: new Date().toISOString(),
    });
  }
  const isReady =
    (draft.body.trim() !== "" || files.length > 0) && sendings.length === 0 && !sending.isPending;
  function send(isWaiting = false): void {
    if (!isReady) return;
    const comment = {
      isWaiting,
      body: draft.body.trim(),
      is_internal: kind === "note",
      attachment_ids: files.map((file) => file.id),
      mention_ids: draft.mentions.map((person) => person.id),
    };
    sending.mutate(comment, {
      onSuccess: () => {
        key.current = newKey();
        setDraft(EMPTY);
        setFiles([]);
      },
    });
  }
  function onKey(event: KeyboardEvent): void {
    if (mentions.onKey(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  }
  function onPaste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      add(event.clipboardData.files);
    }
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    add(event.dataTransfer.files);
  }
  const canNote = detail.actions.includes("note");
  return (
    <section
      className={`${styles.composer} ${kind === "note" ? styles.note : ""}`}
      aria-label={t("order.write")}
      onDrop={onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <div className={styles.tabs} role="tablist">
        <Tab kind="reply" current={kind} onKind={onKind} />
        {canNote && <Tab kind="note" current={kind} onKind={onKind} />}
        <Grow />
        {detail.is_inside && <Typing number={detail.number} />}
      </div>
      <div className={styles.receivers}>
        <span>
          {kind === "note"
            ? t("order.note_to")
            : t("order.reply_to", {
                name: nameHere(detail.requester),
                channel: t(`channel.${detail.channel}`),
              })}
        </span>
        <DraftSaved at={draft.body ? draft.at : null} />
      </div>
      <textarea
        ref={area}
        className={styles.text}
        rows={1}
        value={draft.body}
        aria-label={t(kind === "note" ? "order.note" : "order.reply_requester")}
        placeholder={t(kind === "note" ? "order.note_placeholder" : "order.reply_placeholder")}
        onChange={(event) => [keep(event.target.value), tellTyping()]}
        onKeyDown={onKey}
        onPaste={onPaste}
      />
      <MentionList {...mentions.list} />
      <Attached
        files={files}
        sendings={sendings}
        onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
        onGiveUp={forget}
      />
      <div className={styles.foot}>
        <IconButton icon="clip" label={t("order.attach")} onClick={() => picker.current?.click()} />
        <IconButton icon="at" label={t("order.mention")} onClick={mentions.begin} />
        <input ref={picker} type="file" multiple hidden onChange={(event) => add(event.target.files ?? [])} />
        <Grow />
        {kind === "reply" && detail.actions.includes("wait") && (
          <Button kind="text" disabled={!isReady} onClick={() => send(true)}>
            {t("order.reply_and_wait")}
          </Button>
        )}
        <Button
          kind="primary"
          icon={kind === "note" ? "lock" : "send"}
          shortcut="Ctrl ↵"
          disabled={!isReady}
          isBusy={sending.isPending}
          onClick={() => send()}
        >
          {t(kind === "note" ? "order.keep_note" : "order.reply")}
        </Button>
      </div>
    </section>
  );
}

/** Who else is writing here now. */
function Typing({ number }: { number: string }) {
  const { t } = useTranslation();
  const others = useOthers(number);
  const typing = others.filter((other) => other.is_typing).map(({ person }) => person);
  if (typing.length === 0) return null;
  return (
    <span className={styles.typing} role="status">
      <Faces people={typing} />
      {t("order.typing", { names: typing.map(nameHere).join(t("filter.comma")) })}
      <i />
      <i />
      <i />
    </span>
  );
}

function Tab({
  kind,
  current,
  onKind,
}: {
  kind: ComposerKind;
  current: ComposerKind;
  onKind: (kind: ComposerKind) => void;
}) {
  const { t } = useTranslation();
  return (
    <button type="button" role="tab" aria-selected={kind === current} onClick={() => onKind(kind)}>
      <Icon name={kind === "note" ? "lock" : "reply"} size={14} />
      {t(kind === "note" ? "order.note" : "order.reply_requester")}
    </button>
  );
}

function DraftSaved({ at }: { at: string | null }) {
  const { t } = useTranslation();
  const dates = useDates();
  if (!at) return null;
  return <span className={styles.saved}>{t("order.draft_saved", { time: dates.timeOfDay(at) })}</span>;
}

/** The field grows with what is written, up to a third of the window. */
function useGrowing(area: RefObject<HTMLTextAreaElement | null>, body: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what makes it grow.
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, window.innerHeight / 3)}px`;
  }, [area, body]);
}

type Sendings = ReturnType<typeof useSending>["sendings"];

type AttachedProps = {
  files: StoredFile[];
  sendings: Sendings;
  onRemove: (id: string) => void;
  onGiveUp: (key: number) => void;
};

function Attached({ files, sendings, onRemove, onGiveUp }: AttachedProps) {
  const { t } = useTranslation();
  if (files.length + sendings.length === 0) return null;
  return (
    <ul className={styles.attached}>
      {files.map((file) => (
        <li key={file.id}>
          <Icon name="clip" size={13} />
          <span>{file.name}</span>
          <small>{byteWords(file.byte_size)}</small>
          <IconButton
            icon="close"
            isSmall
            label={t("order.remove_file", { name: file.name })}
            onClick={() => onRemove(file.id)}
          />
        </li>
      ))}
      {sendings.map((one) => (
        <li key={one.key} className={one.problem ? styles.refused : undefined}>
          <span>{one.file.name}</span>
          <small>{one.problem ?? `${Math.round(one.share * 100)} %`}</small>
          <IconButton
            icon="close"
            isSmall
            label={t("order.remove_file", { name: one.file.name })}
            onClick={() => onGiveUp(one.key)}
          />
        </li>
      ))}
    </ul>
  );
}
