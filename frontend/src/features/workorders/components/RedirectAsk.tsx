import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Ask, Field } from "@/ui/Ask";
import { useCommand } from "../commands";
import { threadsQuery } from "../standstill";

/** Takes the work to another step by hand: from where, where to, and why. */
export function RedirectAsk({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const threads = useQuery(threadsQuery(number));
  const [from, setFrom] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const redirecting = useCommand(number, (order, way: { step: string; target: string; reason: string }) =>
    order.redirect(way),
  );
  const all = threads.data ?? [];
  const thread = all.find(({ step_key }) => step_key === from) ?? all[0];
  const targets = thread?.targets ?? [];
  const to = targets.find(({ key }) => key === target);
  const named = (one: (typeof targets)[number]) => text(one.name) || t(`way.kind_${one.kind}`);
  return (
    <Ask
      title={t("steering.redirect_title", { number })}
      act={t("act.redirect")}
      isBusy={redirecting.isPending}
      isReady={thread !== undefined && to !== undefined && reason.trim() !== ""}
      onAct={() =>
        thread &&
        to &&
        redirecting.mutate(
          { step: thread.step_key, target: to.key, reason: reason.trim() },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      {all.length > 1 && (
        <Field label={t("steering.from")} htmlFor="redirect-from">
          <Select
            id="redirect-from"
            value={thread?.step_key}
            onChange={(key) => [setFrom(key), setTarget(null)]}
            options={all.map((one) => ({ value: one.step_key, label: text(one.name) || one.step_key }))}
          />
        </Field>
      )}
      {threads.isSuccess && all.length === 0 && <p>{t("steering.nowhere")}</p>}
      <Field
        label={t("steering.to")}
        htmlFor="redirect-to"
        isRequired
        hint={to && t(to.is_back ? "steering.back_hint" : "steering.forward_hint")}
      >
        <Select
          id="redirect-to"
          showSearch={{ optionFilterProp: "label" }}
          loading={threads.isPending}
          value={to?.key}
          placeholder={t("steering.to_pick")}
          onChange={setTarget}
          options={targets.map((one) => ({
            value: one.key,
            label: one.is_back ? t("steering.back_to", { name: named(one) }) : named(one),
          }))}
        />
      </Field>
      <Field label={t("ui.reason")} htmlFor="redirect-why" isRequired hint={t("steering.redirect_hint")}>
        <Input.TextArea
          id="redirect-why"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
