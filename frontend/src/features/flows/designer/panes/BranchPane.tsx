import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button, IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Properties.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { Icon } from "@/ui/icons";
import { type Branch, type Road, stepOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { ConditionRow } from "../editors/ConditionRow";
import { useFaultSaid } from "../useFaultSaid";
import { useStepName } from "../useSaid";

/** One road of a split: what it is called and when it is taken. */
export function BranchPane({ road, branch }: { road: Road; branch: Branch }) {
  const { t } = useTranslation();
  const text = useText();
  const { store, isReadOnly, faults } = useDesigning();
  const split = useDesign((state) => stepOf(state.content, road.split));
  const nameOf = useStepName();
  const say = useFaultSaid();
  const branches = split?.branches ?? [];
  const at = branches.findIndex(({ key }) => key === branch.key);
  const chooses = split?.kind !== "parallel";
  const wrong = faults.get(road.split)?.find(({ path }) => path.startsWith(`${road.split}.branches.${at}.`));
  return (
    <>
      <header className={styles.head}>
        <IconButton
          icon="back"
          isSmall
          label={t("designer.back_to", { name: nameOf(split) })}
          onClick={() => store.select([road.split])}
        />
        <Icon name="branch" className={styles.icon} />
        <b>{text(branch.name) || t(branch.is_default ? "process.otherwise" : "process.branch")}</b>
        <span className={styles.grow} />
        {!isReadOnly && (
          <>
            <IconButton
              icon="left"
              isSmall
              disabled={at <= 0}
              label={t("process.branch_left")}
              onClick={() => store.step(-1)}
            />
            <IconButton
              icon="right"
              isSmall
              disabled={at >= branches.length - 1}
              label={t("process.branch_right")}
              onClick={() => store.step(1)}
            />
            <IconButton
              icon="copy"
              isSmall
              label={`${t("designer.duplicate")} (Ctrl D)`}
              onClick={store.duplicate}
            />
            <IconButton
              icon="trash"
              isSmall
              disabled={branches.length <= 2}
              label={branches.length <= 2 ? t("process.two_branches") : `${t("designer.remove")} (Del)`}
              onClick={() => store.remove()}
            />
          </>
        )}
      </header>
      <div className={styles.body}>
        <Row label={t("process.setting.branch")}>
          {(id) => (
            <WordsInput
              id={id}
              isName
              isDisabled={isReadOnly}
              value={branch.name}
              onChange={(name) => store.setBranch(road, { name })}
            />
          )}
        </Row>
        {chooses && branch.is_default && <p>{t("process.default_said")}</p>}
        {chooses && !branch.is_default && (
          <>
            <ConditionRow
              label={t("process.setting.when")}
              problem={wrong && say(wrong)}
              condition={branch.when}
              onChange={(when) => store.setBranch(road, { when })}
            />
            {!isReadOnly && (
              <span>
                <Button size="s" onClick={() => store.setBranch(road, { is_default: true, when: undefined })}>
                  {t("process.make_default")}
                </Button>
              </span>
            )}
          </>
        )}
        {!chooses && <p>{t("process.parallel_said")}</p>}
      </div>
    </>
  );
}
