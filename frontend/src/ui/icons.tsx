import type { ReactElement } from "react";
import styles from "./Icon.module.css";

const SHAPES = {
  at: (
    <>
      <circle cx="8" cy="8" r="2.5" />
      <path d="M10.5 5.5V9a1.6 1.6 0 0 0 3.2 0V8a5.7 5.7 0 1 0-2.3 4.6" />
    </>
  ),
  back: <path d="M13 8H3M7 4L3 8l4 4" />,
  bell: <path d="M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.7 14.2h2.6" />,
  bin: <path d="M3 4.5h10M6 4.5V2.7h4v1.8M4.3 4.5l.6 9h6.2l.6-9" />,
  board: (
    <>
      <rect x="2" y="2.5" width="3.3" height="11" rx="1" />
      <rect x="6.4" y="2.5" width="3.3" height="7" rx="1" />
      <rect x="10.7" y="2.5" width="3.3" height="9" rx="1" />
    </>
  ),
  bolt: <path d="M9 1.7L3.5 9H8l-1 5.3L12.5 7H8z" />,
  book: (
    <path d="M8 3.5C6.5 2.5 4.5 2.3 2 2.5v10c2.5-.2 4.5 0 6 1 1.5-1 3.5-1.2 6-1v-10c-2.5-.2-4.5 0-6 1zM8 3.5v10" />
  ),
  box: <path d="M8 2l5.5 3v6L8 14l-5.5-3V5zM2.5 5L8 8l5.5-3M8 8v6" />,
  branch: <path d="M8 2v3.5M8 5.5L3.5 9v4.5M8 5.5L12.5 9v4.5" />,
  build: (
    <>
      <rect x="2" y="2" width="5" height="5" rx="1.2" />
      <rect x="9" y="9" width="5" height="5" rx="1.2" />
      <path d="M4.5 7v3a1.5 1.5 0 0 0 1.5 1.5h3M11.5 3v4M9.5 5h4" />
    </>
  ),
  calendar: (
    <>
      <rect x="2" y="3" width="12" height="10.5" rx="1.5" />
      <path d="M2 6.5h12M5.3 1.5V4M10.7 1.5V4" />
    </>
  ),
  cam: (
    <>
      <path d="M2 5h3l1-1.7h4L11 5h3v8H2z" />
      <circle cx="8" cy="8.7" r="2.3" />
    </>
  ),
  casc: <path d="M2.5 3h4M4 3v4.5h4M4 7.5V12.5h6M9 7.5h4.5M11 12.5h2.5" />,
  cc: <path d="M2.5 3.5h11v9h-11zM2.5 4.5L8 9l5.5-4.5" />,
  chart: <path d="M2 13.5h12M4 11V8M8 11V3M12 11V6" />,
  chat: <path d="M2.5 3.5h11v7.5H7.5L4.5 13.5V11h-2z" />,
  check: <path d="M3 8.5l3.2 3.2L13 4.8" />,
  cl: <path d="M10 4L6 8l4 4" />,
  clip: (
    <path d="M13 7.5l-5 5a3 3 0 0 1-4.3-4.3l5.5-5.4a2 2 0 0 1 2.9 2.8L6.7 11a1 1 0 0 1-1.4-1.4l4.7-4.7" />
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 4.7V8l2.2 1.5" />
    </>
  ),
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  columns: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" />
      <path d="M6 3v10M10 3v10" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.3" />
      <path d="M3.5 10.5h-1v-8h8v1" />
    </>
  ),
  cr: <path d="M6 4l4 4-4 4" />,
  data: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M2 6h12M6.5 6v7.5" />
    </>
  ),
  density: <path d="M2.5 3h11M2.5 6.3h11M2.5 9.6h11M2.5 13h11" />,
  dept: <path d="M6 2.5h4v3H6zM2 10.5h4v3H2zM10 10.5h4v3h-4zM8 5.5V8M4 10.5V8h8v2.5" />,
  desk: (
    <>
      <rect x="2" y="2.5" width="12" height="8.5" rx="1.3" />
      <path d="M6 13.5h4M8 11v2.5" />
    </>
  ),
  pin: <path d="M8 14.5s4.500-4.200 4.500-8a4.500 4.500 0 0 0-9 0c0 3.800 4.500 8 4.500 8zM8 8h.01" />,
  door: <path d="M4 14V2.500h8V14M2 14h12M9.500 8.500h.01" />,
  down: <path d="M4 6l4 4 4-4" />,
  edit: <path d="M3 13l.6-2.800L11 2.800a1.300 1.300 0 0 1 2 2L5.600 12.200z" />,
  expand: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  export: <path d="M8 10V2.5M5 5l3-3 3 3M3 9.5v4h10v-4" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  file: <path d="M4 2h5l3.5 3.5V14H4zM9 2v3.5h3.5" />,
  flag: <path d="M4 14V2.5h8l-2 3 2 3H4" />,
  fx: <path d="M9 3.2C7.5 2.5 6.5 3.2 6.3 5L5.5 11c-.2 1.8-1.2 2.5-2.7 1.8M4 7h4.5M9.5 8l4 5M13.5 8l-4 5" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M2.3 8h11.4M8 2.3c3.400 3.400 3.400 8 0 11.400M8 2.300c-3.400 3.400-3.400 8 0 11.400" />
    </>
  ),
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="1.8" />,
  group: <path d="M2.5 3.5h11M5 6.5h8.5M2.5 9.5h11M5 12.5h8.5" />,
  hand: (
    <path d="M9.8 2.6a3.6 3.6 0 0 0-4.6 4.6L2 10.4 5.6 14l3.2-3.2a3.6 3.6 0 0 0 4.6-4.6L11.2 8.3 9 7.7 8 5.2z" />
  ),
  hook: (
    <>
      <circle cx="4" cy="11" r="2" />
      <circle cx="12" cy="11" r="2" />
      <circle cx="8" cy="4.5" r="2" />
      <path d="M7 6.3L5 9.3M9 6.3l2 3M6 11h4" />
    </>
  ),
  image: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.3" />
      <path d="M2.5 11.5L6 8l2.5 2.5L10.5 9l3 3M10.5 6h.01" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 7.3v3.5M8 5.2h.01" />
    </>
  ),
  join: <path d="M8 14v-4M3.5 2v5.5A1.5 1.5 0 0 0 5 9h6a1.5 1.5 0 0 0 1.5-1.5V2" />,
  keyboard: (
    <>
      <rect x="1.500" y="4" width="13" height="8" rx="1.500" />
      <path d="M4 6.500h.01M6.700 6.500h.01M9.300 6.500h.01M12 6.500h.01M5 9.500h6" />
    </>
  ),
  layers: <path d="M8 2l6 3-6 3-6-3zM2 8.2l6 3 6-3M2 11.2l6 3 6-3" />,
  leave: <path d="M6.500 2.500h-4v11h4M10.500 5L13.500 8l-3 3M13.500 8H6" />,
  left: <path d="M10 4L6 8l4 4" />,
  link: (
    <path d="M6.7 9.3a2.6 2.6 0 0 0 3.8 0l2.2-2.3A2.6 2.6 0 0 0 9 3.3l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.8 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8" />
  ),
  list: <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01" />,
  loc: (
    <>
      <path d="M8 14s4.5-4.3 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 9.7 8 14 8 14z" />
      <circle cx="8" cy="6.5" r="1.6" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.3" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  machine: <path d="M2 13h12M3 13V7h5v6M8 10h5v3M4.5 4.5V7M6.5 4.5V7M10 10V6.5l2.5-1" />,
  mail: (
    <>
      <rect x="2" y="3.500" width="12" height="9" rx="1.300" />
      <path d="M2.500 4.500L8 9l5.500-4.500" />
    </>
  ),
  menu: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  merge: <path d="M4 2.5v3A3.5 3.5 0 0 0 7.5 9H13M13 9l-2.5-2.5M13 9l-2.5 2.5M4 13.5V9.5" />,
  mob: (
    <>
      <rect x="4.5" y="1.7" width="7" height="12.6" rx="1.5" />
      <path d="M7.3 12h1.4" />
    </>
  ),
  moon: <path d="M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2" />,
  num: <path d="M5.5 2.5l-1 11M11 2.5l-1 11M2.5 6h11M2.5 10h11" />,
  okc: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M5.4 8.2l1.8 1.8 3.5-3.8" />
    </>
  ),
  par: <path d="M8 2v3M3.5 13.5V8A1.5 1.5 0 0 1 5 6.5h6A1.5 1.5 0 0 1 12.5 8v5.5M8 5v8.5" />,
  para: <path d="M2.5 4h11M2.5 8h11M2.5 12h6" />,
  pause: <path d="M5.7 3.5v9M10.3 3.5v9" />,
  phone: (
    <path d="M3 2.5h2.4l1.1 3-1.5 1.1a8 8 0 0 0 4.4 4.4l1.1-1.5 3 1.1V13c0 .6-.5 1-1 1A11 11 0 0 1 2 3.5c0-.6.4-1 1-1z" />
  ),
  play: <path d="M5 3.5l7 4.5-7 4.5z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z" />,
  qr: <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5v1.5M13.5 9.5v4h-4v-1.5" />,
  redo: <path d="M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4" />,
  rel: (
    <>
      <rect x="2" y="5" width="5" height="6" rx="1" />
      <path d="M7 8h4M9.5 6L11.5 8l-2 2M13.5 4v8" />
    </>
  ),
  reply: <path d="M6.5 3.5L2.5 7l4 3.5M2.5 7H9a4.5 4.5 0 0 1 4.5 4.5v1" />,
  right: <path d="M6 4l4 4-4 4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="M10.2 10.2L13.8 13.8" />
    </>
  ),
  sel: (
    <>
      <rect x="2" y="4" width="12" height="8" rx="1.5" />
      <path d="M9 7l1.5 1.7L12 7" />
    </>
  ),
  send: <path d="M14 2L7.3 8.7M14 2L9.7 14 7.3 8.7 2 6.3z" />,
  ser: <path d="M2.5 3v10M5 3v10M7 3v10M10 3v10M11.5 3v10M13.5 3v10" />,
  sign: <path d="M2 11.5c3-1 4-8 5.5-8s-1 7 .5 7S10 8 11 8s.5 2.5 3 2M2 14h12" />,
  sort: <path d="M5 3v10M2.5 10.5L5 13l2.5-2.5M11 13V3M8.5 5.5L11 3l2.5 2.5" />,
  stamp: <path d="M6.2 9c.4-2-1-2.5-1-4.3a2.8 2.8 0 0 1 5.6 0c0 1.8-1.4 2.3-1 4.3M3 9h10v2.3H3zM4 13.7h8" />,
  star: <path d="M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z" />,
  stop: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M8 4.8v3.8M8 11h.01" />
    </>
  ),
  sub: (
    <>
      <rect x="2" y="2.5" width="6" height="4.5" rx="1" />
      <rect x="8" y="9" width="6" height="4.5" rx="1" />
      <path d="M5 7v2.8A1.5 1.5 0 0 0 6.5 11.3H8" />
    </>
  ),
  subt: <path d="M2.5 3h11v10h-11zM2.5 6h11M2.5 9.5h11M6 6v7" />,
  swap: <path d="M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13" />,
  tag: <path d="M2.500 2.500h5l6 6-5 5-6-6zM5.500 5.500h.01" />,
  team: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4M10.5 3.2a2.4 2.4 0 0 1 0 4.6M12 9.8c1.5.5 2.3 1.8 2.5 3.7" />
    </>
  ),
  template: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />
      <path d="M5 5.5h6M5 8h6M5 10.5h3" />
    </>
  ),
  time: <path d="M2 4h6M5 8h7M8 12h6" />,
  todo: <path d="M2 4l1.3 1.3L5.6 3M2 11l1.3 1.3L5.6 10M8.5 4.2H14M8.5 11.2H14" />,
  trash: <path d="M3 4.500h10M6 4.500v-2h4v2M4.500 4.500l.5 9h6l.5-9" />,
  trend: <path d="M2 12l3.5-4 3 2.5L14 4M10.5 4H14v3.5" />,
  txt: <path d="M3 4V3h10v1M8 3v10M6.3 13h3.4" />,
  undo: <path d="M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />,
  up: <path d="M4 10l4-4 4 4" />,
  user: (
    <>
      <circle cx="8" cy="5.3" r="2.8" />
      <path d="M2.8 13.7c.4-3 2.3-4.5 5.2-4.5s4.8 1.5 5.2 4.5" />
    </>
  ),
  warn: <path d="M8 2.5l6 10.8H2zM8 6.5v3.2M8 11.5h.01" />,
  work: <path d="M2.5 5.5h11v7a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM4 3.5h8M5.5 1.5h5M6 9.5h4" />,
  yuan: <path d="M3.5 2.5L8 8l4.5-5.5M8 8v5.5M4.5 8.5h7M4.5 11h7" />,
  zin: <path d="M8 4v8M4 8h8" />,
  zout: <path d="M4 8h8" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof SHAPES;

type IconProps = { name: IconName; size?: 12 | 13 | 14 | 16 | 20 | 24; className?: string; label?: string };

/** A drawn sign. Without a label it is decoration and stays silent. */
export function Icon({ name, size = 16, className, label }: IconProps) {
  const said = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={className ? `${styles.icon} ${className}` : styles.icon}
      {...said}
    >
      {SHAPES[name]}
    </svg>
  );
}

/** A sign chosen by a builder; an unknown one becomes the general one. */
export function iconNamed(name: string | null | undefined): IconName {
  return name && name in SHAPES ? (name as IconName) : "work";
}
