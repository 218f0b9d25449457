import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemAt } from "@/api/inputs";
import { sentence } from "@/api/problem";
import { nameHere } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { tell } from "@/ui/tell";
import { type Person, useSetPassword } from "../api";

export function PasswordAsk({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const set = useSetPassword();
  const problem = problemAt(set.error, "password") ?? (set.isError ? sentence(set.error) : undefined);
  function act(): void {
    set.mutate(
      { id: person.id, password },
      {
        onSuccess: () => {
          tell.done(t("people.password_done", { name: nameHere(person) }));
          onClose();
        },
      },
    );
  }
  return (
    <Ask
      title={t("people.password_title", { name: nameHere(person) })}
      act={t("people.set_password")}
      isReady={password !== ""}
      isBusy={set.isPending}
      onAct={act}
      onClose={onClose}
    >
      <Field
        label={t("people.password")}
        htmlFor="password"
        isRequired
        hint={t("people.password_hint")}
        problem={problem}
      >
        <Input.Password
          id="password"
          autoFocus
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
