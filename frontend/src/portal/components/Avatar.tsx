interface AvatarProps {
  name: string;
  tint?: number | null;
  size?: "small" | "large";
  isMe?: boolean;
}

/** A person's mark; the name always stands beside it. */
export function Avatar({ name, tint, size, isMe }: AvatarProps) {
  const classes = ["avatar", size && `avatar-${size}`, isMe ? "avatar-me" : tint && `avatar-${tint}`];
  return (
    <span className={classes.filter(Boolean).join(" ")} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const isLatin = /^[\p{Script=Latin}\s.'-]+$/u.test(name);
  if (!isLatin) {
    return name.slice(0, 1);
  }
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => (word ?? "").slice(0, 1))
    .join("")
    .toUpperCase();
}
