import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import { rolesQuery } from "@/features/accounts/api";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { FormRenderer } from "../../components/FormRenderer";
import type { FormContent as Asked } from "../../definition";
import { FormStore } from "../../store";
import { accessIn } from "../access";
import type { FormContent } from "../content";
import { useDesigning } from "../context";
import { LookingAs } from "./CanvasBar";
import styles from "./Page.module.css";

type PreviewProps = { name: string; content: FormContent; onClose: () => void };
type Verdict = { wrong: number; sent: number } | null;

/** The form itself, filled in as anybody would, as a role and on a device; nothing is sent. */
export function Preview({ name, content, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const { looking } = useDesigning();
  const me = useMe();
  const { data: roles } = useQuery(rolesQuery);
  const role = roles?.find(({ key }) => key === looking.role) ?? null;
  const [round, setRound] = useState(0);
  const [verdict, setVerdict] = useState<Verdict>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round begins with an empty form.
  const store = useMemo(
    () =>
      new FormStore({
        content: content as unknown as Asked,
        access: role ? accessIn(role, content) : undefined,
        around: { person: me.person.id },
      }),
    [content, role, me.person.id, round],
  );
  const judge = () =>
    setVerdict({
      wrong: store.judge().size,
      sent: Object.values(store.submission()).filter((one) => one !== null).length,
    });
  return (
    <Modal
      open
      title={t("designer.preview_of", { name })}
      width={looking.device === "phone" ? 460 : 800}
      onCancel={onClose}
      footer={
        <div className={styles.previewFoot}>
          {verdict && (
            <span className={verdict.wrong > 0 ? styles.wrong : styles.right} role="status">
              <Icon name={verdict.wrong > 0 ? "warn" : "okc"} size={14} />
              {verdict.wrong > 0
                ? t("designer.trial_wrong", { count: verdict.wrong })
                : t("designer.trial_right", { count: verdict.sent })}
            </span>
          )}
          <span className={styles.grow} />
          <Button
            onClick={() => {
              setRound(round + 1);
              setVerdict(null);
            }}
          >
            {t("designer.trial_again")}
          </Button>
          <Button kind="primary" onClick={judge}>
            {t("designer.trial")}
          </Button>
        </div>
      }
    >
      <div className={styles.previewBar}>
        <LookingAs />
      </div>
      <div
        className={looking.device === "phone" ? `${styles.preview} ${styles.previewPhone}` : styles.preview}
      >
        <FormRenderer key={`${round}-${looking.role}`} store={store} />
      </div>
    </Modal>
  );
}
