import { memo, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { Tag } from "@/ui/Marks";
import type { Access, Answer, FieldDefinition } from "../definition";
import { kindOf } from "../kinds";
import styles from "./Canvas.module.css";
import { ColumnStrip } from "./ColumnStrip";
import type { DesignField } from "./content";
import { isDefaultBy } from "./defaults";

type FieldLooksProps = {
  field: DesignField;
  access: Access;
  isMain: boolean;
  isWrong: boolean;
  innerMain: string | undefined;
};

/** How a field will be met: its own input, which here takes no answer. */
export const FieldLooks = memo(function FieldLooks(props: FieldLooksProps) {
  const { field, access, isMain, isWrong, innerMain } = props;
  const { t } = useTranslation();
  const text = useText();
  const kind = kindOf(field.kind);
  if (field.kind === "section") {
    return (
      <h3 className={styles.sectionHead}>
        {text(field.label)}
        <FieldSigns field={field} access={access} isMain={isMain} isWrong={isWrong} />
      </h3>
    );
  }
  if (kind.isLayout) {
    return (
      <div className={styles.looks}>
        <FieldSigns field={field} access={access} isMain={isMain} isWrong={isWrong} />
        <Drawn field={field} isShown />
      </div>
    );
  }
  return (
    <div className={styles.looks}>
      <div className={styles.label}>
        <span>{text(field.label)}</span>
        {field.required === true && <i>*</i>}
        {field.scan === true && <Icon name="qr" size={13} />}
        {typeof field.max_count === "number" && (
          <span className={styles.aside}>{t("designer.at_most", { count: field.max_count })}</span>
        )}
        <FieldSigns field={field} access={access} isMain={isMain} isWrong={isWrong} />
      </div>
      {field.kind === "subtable" ? (
        <ColumnStrip field={field} innerMain={innerMain} />
      ) : (
        <Drawn field={field} isShown={access !== "edit" || field.readonly === true} />
      )}
      <DefaultLine field={field} />
      {text(field.hint as FieldDefinition["hint"]) && (
        <p className={styles.hint}>{text(field.hint as FieldDefinition["hint"])}</p>
      )}
    </div>
  );
});

/** Small signs beside the name: shown only sometimes, locked for this role, wrong. */
function FieldSigns({ field, access, isMain, isWrong }: Omit<FieldLooksProps, "innerMain">) {
  const { t } = useTranslation();
  return (
    <>
      {Boolean(field.visible) && (
        <span className={styles.sometimes} title={t("designer.conditional")}>
          <Icon name="eye" size={13} />
          {isMain && t("designer.conditional")}
        </span>
      )}
      {access !== "edit" && <Tag>{t(`levels.accounts.${access}`)}</Tag>}
      {isWrong && <Icon name="warn" size={14} className={styles.warn} />}
    </>
  );
}

function Drawn({ field, isShown }: { field: DesignField; isShown: boolean }) {
  const kind = kindOf(field.kind);
  const definition = field as unknown as FieldDefinition;
  const value = constantOf(field);
  const isEmpty = value === null && !kind.isLayout;
  const placeholder = useText()(definition.placeholder);
  return (
    <div className={styles.drawn} inert>
      <Suspense fallback={<span className={styles.coming} />}>
        {isShown && !isEmpty ? (
          <kind.Display field={definition} value={value} />
        ) : isShown ? (
          <span className={styles.locked}>{placeholder}</span>
        ) : (
          <kind.Input field={definition} id={`canvas-${field.id}`} value={value} onChange={nothing} />
        )}
      </Suspense>
    </div>
  );
}

const nothing = () => undefined;

function constantOf(field: DesignField): Answer {
  return field.default === undefined || isDefaultBy(field.default) ? null : (field.default as Answer);
}

/** Where a default comes from, when it is not simply there. */
function DefaultLine({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  if (!isDefaultBy(field.default)) return null;
  return (
    <p className={styles.hint}>{t("designer.default_by", { by: t(`designer.by.${field.default.by}`) })}</p>
  );
}
