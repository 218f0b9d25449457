import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { Kbd } from "@/ui/Kbd";
import styles from "./ShortcutHelp.module.css";

const SHORTCUTS: [string[], string][] = [
  [["/"], "shell.keys_search"],
  [["Ctrl", "K"], "shell.keys_commands"],
  [["N"], "shell.keys_new"],
  [["J"], "shell.keys_next"],
  [["K"], "shell.keys_previous"],
  [["X"], "shell.keys_choose"],
  [["Enter"], "shell.keys_open"],
  [["C"], "shell.keys_comment"],
  [["M"], "shell.keys_note"],
  [["A"], "shell.keys_assign"],
  [["Ctrl", "↵"], "shell.keys_send"],
  [["Esc"], "shell.keys_close"],
  [["?"], "shell.keys_help"],
];

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("shell.shortcuts")} onCancel={onClose} footer={null} width={420}>
      <dl className={styles.keys}>
        {SHORTCUTS.map(([keys, word]) => (
          <div key={word}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
