import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useText } from "@/lib/i18n";
import editors from "@/ui/designing/Editors.module.css";
import { OwnName } from "@/ui/designing/OwnName";
import styles from "@/ui/designing/Properties.module.css";
import { Part, Row } from "@/ui/designing/Row";
import { Icon } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import { Code } from "@/ui/Mark";
import { processQuery, useRenameProcess } from "../../api";
import { useDesigning } from "../context";
import { FileActs } from "../page/Files";

const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ["walk", ["↑", "↓", "←", "→"]],
  ["add", ["N"]],
  ["name", ["↵"]],
  ["shift", ["Alt", "↑", "↓"]],
  ["shift_branch", ["Alt", "←", "→"]],
  ["copy", ["Ctrl", "C"]],
  ["paste", ["Ctrl", "V"]],
  ["duplicate", ["Ctrl", "D"]],
  ["remove", ["Del"]],
  ["fold", ["F"]],
  ["zoom", ["+", "−", "0"]],
  ["undo", ["Ctrl", "Z"]],
];

/** The process as a whole: its name, the types that follow it, the keys. */
export function WholeProcess() {
  const { t } = useTranslation();
  const text = useText();
  const { surroundings, process } = useDesigning();
  return (
    <>
      <header className={styles.head}>
        <Icon name="branch" className={styles.icon} />
        <b>{t("process.whole")}</b>
      </header>
      <div className={styles.body}>
        <ProcessName />
        <Part title={t("process.followed_by")}>
          {surroundings.types.length === 0 && <p className={editors.help}>{t("process.no_types")}</p>}
          <ul className={editors.uses}>
            {surroundings.types.map((type) => (
              <li key={type.code}>
                <p>
                  <Icon name="work" size={14} />
                  <Link to={`/build/types/${type.code}`}>{text(type.name)}</Link>
                </p>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t("bpmn.title")}>
          <p className={editors.help}>{t("bpmn.help")}</p>
          <FileActs code={process.code} />
        </Part>
        <Part title={t("process.keys")}>
          <dl className={styles.keys}>
            {KEYS.map(([act, keys]) => (
              <div key={act}>
                <dt>{t(`process.key.${act}`)}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      </div>
    </>
  );
}

/** What the process is called, and its code for good. */
function ProcessName() {
  const { t } = useTranslation();
  const { process, isReadOnly } = useDesigning();
  const { data } = useQuery({ ...processQuery(process.code), enabled: false });
  return (
    <>
      <OwnName
        label={t("process.setting.process_name")}
        name={data?.name ?? {}}
        isReadOnly={isReadOnly}
        rename={useRenameProcess(process.code)}
      />
      <Row label={t("process.setting.process_code")}>{() => <Code>{process.code}</Code>}</Row>
    </>
  );
}
