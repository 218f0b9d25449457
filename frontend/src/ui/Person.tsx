import { useTranslation } from "react-i18next";
import { nameHere } from "@/lib/i18n";
import { Icon } from "./icons";
import styles from "./Person.module.css";

/** What is needed to draw somebody. */
export type Face = { id?: number | string | null; name: string; name_en?: string; tint?: number };

type Size = "s" | "m" | "l";

function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? "?";
}

type AvatarProps = { person: Face; size?: Size; isPresent?: boolean; isNamed?: boolean };

export function Avatar({ person, size = "s", isPresent, isNamed }: AvatarProps) {
  const classes = [
    styles.avatar,
    styles[size],
    styles[`t${(((person.tint ?? 1) - 1) % 6) + 1}`],
    isPresent && styles.here,
  ];
  const name = nameHere(person);
  const said = isNamed ? ({ role: "img", "aria-label": name } as const) : { "aria-hidden": true };
  return (
    <span className={classes.filter(Boolean).join(" ")} title={name} {...said}>
      {initial(name)}
    </span>
  );
}

type PersonChipProps = { person: Face | null; isPresent?: boolean; size?: Size };

/** A face and a name; nobody is a dashed ring. */
export function PersonChip({ person, isPresent, size }: PersonChipProps) {
  const { t } = useTranslation();
  if (!person) {
    return (
      <span className={`${styles.who} ${styles.none}`}>
        <span className={`${styles.avatar} ${styles[size ?? "s"]}`} aria-hidden />
        <span className={styles.name}>{t("ui.nobody")}</span>
      </span>
    );
  }
  return (
    <span className={styles.who}>
      <Avatar person={person} isPresent={isPresent} size={size} />
      <span className={styles.name}>{nameHere(person)}</span>
    </span>
  );
}

export function SystemFace({ size = "s" }: { size?: Size }) {
  return (
    <span className={`${styles.avatar} ${styles[size]} ${styles.system}`} aria-hidden>
      <Icon name="bolt" size={13} />
    </span>
  );
}

type FacesProps = { people: readonly Face[]; size?: Size; label?: string };

/** Several overlap by a little: three of them, then how many more. */
export function Faces({ people, size = "s", label }: FacesProps) {
  const names = people.map(nameHere).join(", ");
  const more = people.length - 3;
  return (
    <span className={styles.stack} role="img" aria-label={label ? `${label} ${names}` : names} title={names}>
      {people.slice(0, 3).map((person) => (
        <Avatar key={person.id ?? person.name} person={person} size={size} />
      ))}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </span>
  );
}
