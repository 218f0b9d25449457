import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { Ask, Field } from "@/ui/Ask";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { useSaveProfile } from "../api";
import type { Mapping } from "../mapping";

type KeepProfileProps = { mapping: Mapping; onKept: (key: string) => void; onClose: () => void };

/** Keeps a mapping for the next file of the same source. */
export function KeepProfile({ mapping, onKept, onClose }: KeepProfileProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(mapping.source);
  const keep = useSaveProfile();
  function act(): void {
    const key = keyOf(name);
    const names = { "zh-CN": name.trim(), en: name.trim() };
    keep.mutate(
      { key, name: names, content: mapping },
      {
        onSuccess: () => {
          tell.done(t("imports.profile_kept", { name: name.trim() }));
          onKept(key);
          onClose();
        },
      },
    );
  }
  return (
    <Ask
      title={t("imports.keep_profile")}
      act={t("imports.keep")}
      onAct={act}
      onClose={onClose}
      isBusy={keep.isPending}
      isReady={name.trim() !== ""}
    >
      <Field label={t("imports.profile_name")} htmlFor="profile-name" isRequired>
        <Input
          id="profile-name"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {keep.isError && <ErrorLine>{sentence(keep.error)}</ErrorLine>}
    </Ask>
  );
}

/** A name as the key of an address: its plain letters, else its characters' numbers. */
function keyOf(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (plain) return plain.slice(0, 50);
  return `p-${Array.from(name.trim(), (letter) => (letter.codePointAt(0) ?? 0).toString(36)).join("")}`.slice(
    0,
    50,
  );
}
