import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputProblem } from "@/api/problem";
import { useMe } from "@/api/session";
import { rolesQuery } from "@/features/accounts/api";
import { Button } from "@/ui/Button";
import styles from "@/ui/designing/Designer.module.css";
import { Icon } from "@/ui/icons";
import { FormRenderer } from "../../components/FormRenderer";
import type { Answers, FormContent as Asked } from "../../definition";
import { FormStore } from "../../store";
import { wrongsFrom } from "../../useFormStore";
import { accessIn } from "../access";
import { tryAnswers } from "../api";
import type { FormContent } from "../content";
import { useDesigning } from "../context";
import { LookingAs } from "./CanvasBar";

type PreviewProps = {
  name: string;
  content: FormContent;
  /** Keeps the draft first, because the server judges what it has. */
  onKeep: () => Promise<boolean>;
  onClose: () => void;
};
type Verdict = { wrong: number; sent: number; isLocal: boolean } | null;

/** The form itself, filled in as anybody would, as a role and on a device; nothing is sent. */
export function Preview({ name, content, onKeep, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const { form, looking, problems } = useDesigning();
  const me = useMe();
  const { data: roles } = useQuery(rolesQuery);
  const role = roles?.find(({ key }) => key === looking.role) ?? null;
  const [round, setRound] = useState(0);
  const [verdict, setVerdict] = useState<Verdict>(null);
  const [isBusy, setBusy] = useState(false);
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
  async function judge(): Promise<void> {
    const answers = store.submission();
    const sent = Object.values(answers).filter((one) => one !== null).length;
    const here = store.judge().size;
    if (here > 0) return setVerdict({ wrong: here, sent, isLocal: false });
    setBusy(true);
    const found = await judgedByServer(answers);
    setBusy(false);
    if (found) store.show(wrongsFrom(found, store));
    setVerdict({ wrong: found?.length ?? 0, sent, isLocal: found === null });
  }
  /** What the server finds wrong; null when it cannot judge this draft now. */
  async function judgedByServer(answers: Answers): Promise<InputProblem[] | null> {
    if (problems.size > 0 || !(await onKeep())) return null;
    try {
      const trial = await tryAnswers(form.code, { answers, role: looking.role ?? "" });
      return [...trial.problems, ...trial.refused] as InputProblem[];
    } catch {
      // The page's own rules have been kept to; only the server's word is missing, and that is said.
      return null;
    }
  }
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
                : t(verdict.isLocal ? "designer.trial_here" : "designer.trial_right", {
                    count: verdict.sent,
                  })}
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
          <Button kind="primary" isBusy={isBusy} onClick={() => void judge()}>
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
