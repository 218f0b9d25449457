import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import type { PersonBrief } from "@/api/session";
import { callersQuery } from "@/features/accounts/directory";
import { nameHere, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { VipMark } from "@/ui/Marks";
import { Avatar } from "@/ui/Person";
import styles from "./NewOrder.module.css";

const SHORTEST = 4;

type CallerProps = {
  phone: string;
  onPhone: (phone: string) => void;
  requester: PersonBrief | null;
  onRequester: (requester: PersonBrief) => void;
  problem?: string;
};

/** Type the number that calls; whoever is known by it is one press away, and a VIP is marked at once. */
export function Caller({ phone, onPhone, requester, onRequester, problem }: CallerProps) {
  const { t } = useTranslation();
  const asked = useDeferredValue(phone.replaceAll(/[^\d+]/g, ""));
  const { data = [] } = useQuery({ ...callersQuery(asked), enabled: asked.length >= SHORTEST });
  const others = data.filter((person) => person.id !== requester?.id);
  return (
    <Field label={t("order.contact_phone")} htmlFor="phone" problem={problem}>
      <Input
        id="phone"
        type="tel"
        maxLength={40}
        autoComplete="off"
        value={phone}
        onChange={(event) => onPhone(event.target.value)}
      />
      <div aria-live="polite">
        {others.map((person) => (
          <CallerLine key={person.id} person={person} onPick={() => onRequester(person)} />
        ))}
      </div>
    </Field>
  );
}

function CallerLine({ person, onPick }: { person: PersonBrief; onPick: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <button type="button" className={styles.caller} onClick={onPick}>
      <Avatar person={person} />
      <b>{nameHere(person)}</b>
      {person.is_vip && <VipMark />}
      <small>{text(person.department_name)}</small>
      <span>{t("new.caller_pick")}</span>
    </button>
  );
}
