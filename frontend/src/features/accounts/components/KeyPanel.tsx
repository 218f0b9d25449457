import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { elsewhere, problemAt } from "@/api/inputs";
import { type PersonBrief, useMe } from "@/api/session";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Panel, PanelPart } from "@/ui/Panel";
import { tell } from "@/ui/tell";
import { type NewApiKey, permissionsQuery, useCreateApiKey } from "../api";
import styles from "./Admin.module.css";
import { PersonSelect } from "./PersonSelect";

const DAYS = [30, 90, 180, 365];
const DAY = 24 * 3_600_000;

/** Asks what the key is for; then shows its token, this once. */
export function KeyPanel({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<NewApiKey | null>(null);
  if (made) return <TokenShown apiKey={made} onClose={onClose} />;
  return <KeyForm onClose={onClose} onMade={setMade} />;
}

function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (key: NewApiKey) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data: permissions = [] } = useQuery(permissionsQuery);
  const [name, setName] = useState("");
  const [owner, setOwner] = useState<PersonBrief | null>(me.person);
  const [scopes, setScopes] = useState(["read"]);
  const [days, setDays] = useState(90);
  const create = useCreateApiKey();
  function act(): void {
    if (!owner) return;
    const expires_at = new Date(Date.now() + days * DAY).toISOString();
    create.mutate({ name: name.trim(), owner_id: owner.id, scopes, expires_at }, { onSuccess: onMade });
  }
  const reach = ["read", "write"];
  return (
    <Panel
      title={t("keys.new")}
      act={t("keys.make")}
      onAct={act}
      onClose={onClose}
      isBusy={create.isPending}
      isReady={name.trim() !== "" && owner !== null && scopes.length > 0}
      isDirty={name !== "" && !create.isSuccess}
      error={elsewhere(create.error, ["name", "expires_at"])}
    >
      <Field
        label={t("keys.name")}
        htmlFor="key-name"
        isRequired
        hint={t("keys.name_hint")}
        problem={problemAt(create.error, "name")}
      >
        <Input
          id="key-name"
          autoFocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("keys.owner")} htmlFor="key-owner" isRequired hint={t("keys.owner_hint")}>
        <PersonSelect id="key-owner" value={owner} onChange={setOwner} />
      </Field>
      <Field label={t("keys.expires")} htmlFor="key-days" problem={problemAt(create.error, "expires_at")}>
        <Select<number>
          id="key-days"
          value={days}
          onChange={setDays}
          options={DAYS.map((count) => ({ value: count, label: t("keys.in_days", { days: count }) }))}
        />
      </Field>
      <PanelPart title={t("keys.scopes")}>
        <p className={styles.fact}>{t("keys.scopes_hint")}</p>
        <Checkbox.Group value={scopes} onChange={setScopes}>
          <div className={styles.permissions}>
            {reach.map((scope) => (
              <Checkbox key={scope} value={scope}>
                {t(`permissions.accounts.${scope}`)}
              </Checkbox>
            ))}
            {permissions.map((permission) => (
              <Checkbox key={permission.code} value={permission.code}>
                {text(permission.name)}
              </Checkbox>
            ))}
          </div>
        </Checkbox.Group>
      </PanelPart>
    </Panel>
  );
}

function TokenShown({ apiKey, onClose }: { apiKey: NewApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const dates = useDates();
  const [isCopied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(apiKey.token);
      setCopied(true);
    } catch {
      tell.error(t("keys.copy_failed"));
    }
  }
  return (
    <Panel title={t("keys.made", { name: apiKey.name })} onClose={onClose}>
      <div className={styles.tokens}>
        <p>{t("keys.once")}</p>
        <div className={styles.token}>
          <code>{apiKey.token}</code>
          <Button size="s" icon={isCopied ? "check" : "copy"} onClick={() => void copy()}>
            {t(isCopied ? "keys.copied" : "keys.copy")}
          </Button>
        </div>
        <p className={styles.fact}>{t("keys.use", { header: "Authorization: Bearer …" })}</p>
        <p className={styles.fact}>{t("keys.until", { date: dates.calendarDate(apiKey.expires_at) })}</p>
        <div>
          <Button kind="primary" onClick={onClose}>
            {t("keys.kept")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
