import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { VipMark } from "@/ui/Marks";
import { KeyValues, Pair, Section } from "@/ui/Page";
import { Faces, PersonChip } from "@/ui/Person";
import { Segments } from "@/ui/Segments";
import { useCommand } from "../../commands";
import type { Detail } from "../../types";
import styles from "../Order.module.css";

type Kind = "collaborator" | "watcher";

export function PeopleSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const [isAdding, setAdding] = useState(false);
  const removing = useCommand(detail.number, (order, person: number) => order.removeParticipant(person));
  const of = (kind: Kind) => detail.participants.filter((participant) => participant.kind === kind);
  const copied = detail.participants.filter(({ copied_at }) => copied_at !== null);
  const followers = of("watcher").filter(({ copied_at }) => copied_at === null);
  const may = detail.actions.includes("add_participant");
  return (
    <Section
      title={t("order.people")}
      acts={
        may && (
          <IconButton icon="plus" isSmall label={t("order.add_person")} onClick={() => setAdding(true)} />
        )
      }
    >
      <KeyValues>
        <Pair label={t("order.requester")}>
          <span className={styles.people}>
            <PersonChip person={detail.requester} />
            {detail.requester.is_vip && <VipMark />}
            <span className={styles.quiet}>
              {detail.requester_company || text(detail.requester.department_name)}
            </span>
            {detail.requester_open_count > 0 && (
              <span className={styles.quiet}>
                {t("order.requester_open", { count: detail.requester_open_count })}
              </span>
            )}
          </span>
        </Pair>
        {detail.company_owner && <Pair label={t("order.company_owner")}>{detail.company_owner}</Pair>}
        {of("collaborator").length > 0 && (
          <Pair label={t("order.collaborators")}>
            <span className={styles.people}>
              {of("collaborator").map(({ person }) => (
                <span key={person.id} className={styles.check}>
                  <PersonChip person={person} />
                  {may && (
                    <IconButton
                      icon="close"
                      isSmall
                      label={t("order.remove_person", { name: nameHere(person) })}
                      onClick={() => removing.mutate(person.id)}
                    />
                  )}
                </span>
              ))}
            </span>
          </Pair>
        )}
        {followers.length > 0 && (
          <Pair label={t("order.watchers")}>
            <Faces people={followers.map(({ person }) => person)} />
          </Pair>
        )}
        {copied.length > 0 && (
          <Pair label={t("copies.title")}>
            <Copied copied={copied} />
          </Pair>
        )}
      </KeyValues>
      {isAdding && <AddPerson detail={detail} onClose={() => setAdding(false)} />}
    </Section>
  );
}

/** To whom the process copied it, and who has read it. */
function Copied({ copied }: { copied: Detail["participants"] }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  return (
    <ul className={styles.copied}>
      {copied.map(({ person, read_at }) => (
        <li key={person.id}>
          <PersonChip person={person} />
          <small title={read_at ? dates.exact(read_at) : undefined}>
            {read_at ? t("copies.read", { time: dates.ago(read_at, now) }) : t("copies.unread")}
          </small>
        </li>
      ))}
    </ul>
  );
}

function AddPerson({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<PersonBrief | null>(null);
  const [kind, setKind] = useState<Kind>("collaborator");
  const adding = useCommand(detail.number, (order, id: number) => order.addParticipant(id, kind));
  return (
    <Ask
      title={t("order.add_person")}
      act={t("order.add")}
      isReady={person !== null}
      isBusy={adding.isPending}
      onAct={() => person && adding.mutate(person.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Segments
        label={t("order.takes_part_as")}
        value={kind}
        onChange={setKind}
        segments={[
          { value: "collaborator", label: t("order.collaborators") },
          { value: "watcher", label: t("order.watchers") },
        ]}
      />
      <Field label={t("order.who")} htmlFor="participant">
        <PersonSelect id="participant" autoFocus value={person} onChange={setPerson} />
      </Field>
    </Ask>
  );
}
