import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Designer.module.css";
import { Icon } from "@/ui/icons";
import { Segments } from "@/ui/Segments";
import { type Device, useDesigning } from "../context";
import { countOf } from "../problems";

/** Through whose eyes and on what the form is looked at, and whether anything is wrong with it. */
export function CanvasBar() {
  const { t } = useTranslation();
  const { problems } = useDesigning();
  const wrong = countOf(problems);
  return (
    <div className={styles.canvasBar}>
      <LookingAs />
      <span className={styles.grow} />
      <span className={wrong > 0 ? styles.wrong : styles.right}>
        <Icon name={wrong > 0 ? "warn" : "okc"} size={14} />
        {wrong > 0 ? t("designer.problem_count", { count: wrong }) : t("designer.no_problems")}
      </span>
    </div>
  );
}

export function LookingAs() {
  const { t } = useTranslation();
  const text = useText();
  const { looking, look, isReadOnly } = useDesigning();
  const { data: roles = [] } = useQuery(rolesQuery);
  return (
    <>
      {!isReadOnly && (
        <Segments<Device>
          label={t("designer.device")}
          value={looking.device}
          segments={[
            { value: "desktop", label: t("designer.desktop"), icon: "desk" },
            { value: "phone", label: t("designer.phone"), icon: "mob" },
          ]}
          onChange={(device) => look({ device })}
        />
      )}
      <span className={styles.as}>
        <span>{t("designer.as_before")}</span>
        <Select<string>
          size="small"
          aria-label={t("designer.as_role")}
          popupMatchSelectWidth={false}
          value={looking.role ?? ""}
          options={[
            { value: "", label: t("designer.builder") },
            ...roles.map((role) => ({ value: role.key, label: text(role.name) })),
          ]}
          onChange={(role) => look({ role: role || null })}
        />
        <span>{t("designer.as_after")}</span>
      </span>
    </>
  );
}
