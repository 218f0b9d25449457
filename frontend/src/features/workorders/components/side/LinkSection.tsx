import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Ask, Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { Section } from "@/ui/Page";
import { StatusTag } from "@/ui/StatusTag";
import { foundOrdersQuery } from "../../api";
import { useCommand } from "../../commands";
import type { Detail } from "../../types";
import styles from "../Order.module.css";

const KINDS = ["related", "duplicate", "blocks", "caused_by"];

export function LinkSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const unlinking = useCommand(detail.number, (order, id: number) => order.unlink(id));
  const may = detail.actions.includes("link");
  if (!may && detail.links.length === 0) return null;
  return (
    <Section
      title={t("order.links")}
      count={detail.links.length || undefined}
      acts={
        may && <IconButton icon="plus" isSmall label={t("order.add_link")} onClick={() => setAdding(true)} />
      }
    >
      {detail.links.map((link) => (
        <div key={link.id} className={styles.check}>
          <StatusTag status={link.status} isAlone />
          <Link to={`/work-orders/${link.number}`} title={link.title}>
            {link.number} {link.title}
          </Link>
          <small>{t(`link.${link.kind}`)}</small>
          {may && (
            <IconButton
              icon="close"
              isSmall
              label={t("order.unlink", { number: link.number })}
              onClick={() => unlinking.mutate(link.id)}
            />
          )}
        </div>
      ))}
      {isAdding && <AddLink detail={detail} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddLink({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState("related");
  const [other, setOther] = useState<string | undefined>(undefined);
  const [words, setWords] = useState("");
  const asked = useDeferredValue(words.trim());
  const { data: found = [] } = useQuery({ ...foundOrdersQuery(asked), enabled: asked !== "" });
  const linking = useCommand(detail.number, (order) => order.link({ number: other ?? "", kind }));
  return (
    <Ask
      title={t("order.add_link")}
      act={t("order.add")}
      isReady={other !== undefined}
      isBusy={linking.isPending}
      onAct={() => linking.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={t("order.link_kind")} htmlFor="link-kind">
        <Select
          id="link-kind"
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`link.${value}`) }))}
        />
      </Field>
      <Field label={t("order.link_which")} htmlFor="link-other">
        <Select
          id="link-other"
          autoFocus
          showSearch={{ filterOption: false, onSearch: setWords }}
          value={other}
          onChange={setOther}
          placeholder={t("shell.find_placeholder")}
          options={found
            .filter((order) => order.number !== detail.number)
            .map((order) => ({ value: order.number, label: `${order.number} ${order.title}` }))}
        />
      </Field>
    </Ask>
  );
}
