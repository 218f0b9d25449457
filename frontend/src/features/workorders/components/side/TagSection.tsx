import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Tag } from "@/ui/Marks";
import { Section } from "@/ui/Page";
import { useCommand } from "../../commands";
import type { Detail } from "../../types";
import styles from "../Order.module.css";

export function TagSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const tagging = useCommand(detail.number, (order, tags: string[]) => order.setTags(tags));
  const may = detail.actions.includes("tag");
  if (!may && detail.tags.length === 0) return null;
  return (
    <Section title={t("column.tags")}>
      {may ? (
        <Select
          mode="tags"
          variant="filled"
          aria-label={t("column.tags")}
          placeholder={t("order.add_tag")}
          value={detail.tags}
          loading={tagging.isPending}
          onChange={(tags: string[]) => tagging.mutate(tags.map((tag) => tag.trim()).filter(Boolean))}
          style={{ width: "100%" }}
          suffixIcon={null}
          open={false}
        />
      ) : (
        <span className={styles.tags}>
          {detail.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      )}
    </Section>
  );
}
