/** Drawn icons of one line weight, without a library, so that light pages can use them. */
const SHAPES = {
  alert: "M12 4.5 3.8 19h16.4zM12 10v4M12 16.6h.01",
  bell: "M6.5 16.5h11l-1.2-2V10.5a4.3 4.3 0 0 0-8.6 0v4zM10.3 19.5h3.4",
  book: "M12 6.5C10 5 7.5 4.5 4.5 4.8v13c3-.3 5.5.2 7.5 1.7 2-1.5 4.5-2 7.5-1.7v-13c-3-.3-5.5.2-7.5 1.7zM12 6.5v13",
  box: "m12 4 7.5 3.8v8.4L12 20l-7.5-3.8V7.8zM4.5 7.8 12 11.5l7.5-3.7M12 11.5V20",
  building: "M5.5 19.5V5h8v14.5M13.5 9.5h5v10M3.5 19.5h17M8.5 8.5h2M8.5 12h2M8.5 15.5h2",
  calendar: "M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4",
  camera: "M4.5 8h3.2l1.5-2.5h5.6L16.3 8h3.2v10.5h-15zM8.8 13a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0",
  chat: "M4.5 5.5h15v10.5h-8L7 19.5V16H4.5z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M4 12a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M12 7.5V12l3 2",
  cloud:
    "M7.5 18.5a4 4 0 0 1-.4-8 5.2 5.2 0 0 1 10-.3 4.2 4.2 0 0 1-.6 8.3zM12 16v-4.5M9.8 13.3 12 11l2.2 2.3",
  copy: "M9 9h10v10.5H9zM15 9V4.5H5V15h4",
  desk: "M4 5.5h16v10.5H4zM9 19.5h6M12 16v3.5",
  file: "M6.5 4h7l4 4v12h-11zM13.5 4v4h4",
  gear: "M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M12 4v3M12 17v3M4 12h3M17 12h3M6.3 6.3l2.2 2.2M15.5 15.5l2.2 2.2M17.7 6.3l-2.2 2.2M8.5 15.5l-2.2 2.2",
  globe: "M4 12a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16",
  grid: "M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z",
  home: "M4 11.2 12 4.5l8 6.7M6 9.8V19h4.2v-4.6h3.6V19H18V9.8",
  inbox: "M4.5 13.5 7 5.5h10l2.5 8v5h-15zM4.5 13.5h4.2l1.3 2.3h4l1.3-2.3h4.2",
  laptop: "M6 6h12v9H6zM3.5 18.5h17",
  left: "m14.5 6-6 6 6 6",
  link: "M10.5 13.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1.2 1.2M13.5 10.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1.2-1.2",
  list: "M5 5h14v14.5l-2.8-1.6-2.1 1.6-2.1-1.6-2.1 1.6-2.1-1.6L5 19.5zM9 9.5h6M9 13h4",
  lock: "M6.5 10.5h11v9h-11zM9 10.5V8a3 3 0 0 1 6 0v2.5",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  nudge:
    "M6 15.5h10l-1.1-1.9v-3.4a3.9 3.9 0 0 0-7.8 0v3.4zM9.5 18.5h3M17.5 5.5c1.2.9 2 2.2 2.3 3.7M19.5 3.5c.7.5 1.2 1.1 1.7 1.8",
  out: "M10 4.5H5.5v15H10M14.5 8l4 4-4 4M9.5 12h9",
  pen: "m5 19 .8-3.8L15.5 5.5l3 3L8.8 18.2zM13.5 7.5l3 3",
  people:
    "M6 9a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M3.5 18.5c.6-2.9 2.7-4.3 5.5-4.3s4.9 1.4 5.5 4.3M15 6.3a3 3 0 0 1 0 5.4M17 14.6c2 .6 3.1 1.9 3.5 3.9",
  phone:
    "M8.3 4.5 10 8.8l-2 1.6a11 11 0 0 0 5.6 5.6l1.6-2 4.3 1.7v2.8c0 .8-.6 1.4-1.4 1.4C11.3 19.9 4.1 12.7 4.1 5.9c0-.8.6-1.4 1.4-1.4z",
  pin: "M12 20.5s6.2-5.6 6.2-10.3a6.2 6.2 0 0 0-12.4 0c0 4.7 6.2 10.3 6.2 10.3zM9.8 10.2a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0",
  printer: "M7 9V4.5h10V9M7 16H4.5V9h15v7H17M7 13.5h10v6H7z",
  receipt: "M6 4h12v16l-2-1.3-2 1.3-2-1.3-2 1.3-2-1.3L6 20zM9 8.5h6M9 12h6M9 15.5h3",
  refresh: "M19 12a7 7 0 1 1-2.2-5.1M19 4.5v3.8h-3.8",
  right: "m9.5 6 6 6-6 6",
  route:
    "M4 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M16 6a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M8 18h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
  search: "M5 11a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M15.5 15.5l4 4",
  send: "M20 4.5 4 11l6.5 2.5L13 20zM10.5 13.5 20 4.5",
  shield: "M12 4 5.5 6.3v5.2c0 4 2.7 6.8 6.5 8.5 3.8-1.7 6.5-4.5 6.5-8.5V6.3zM9 11.8l2.2 2.2 3.8-4",
  star: "m12 4 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
  sun: "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M18 6l-1.4 1.4M7.4 16.6 6 18",
  user: "M8.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M5 19.5c.8-3.4 3.5-5 7-5s6.2 1.6 7 5",
  wallet:
    "M4.5 7.5h13.5a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5zM4.5 7.5 15 4.5v3M16 13.2h.01",
  wifioff:
    "M4 4l16 16M4 9.8a12 12 0 0 1 4-2.5M11 6.5a12 12 0 0 1 9 3.3M7 13.3a7.5 7.5 0 0 1 3.5-1.9M15 12a7.5 7.5 0 0 1 2 1.3M12 18h.01M9.7 16a3.3 3.3 0 0 1 4.6 0",
  x: "m6 6 12 12M18 6 6 18",
} as const;

export type IconName = keyof typeof SHAPES;

export function LineIcon({
  name,
  size = 20,
  filled = false,
}: {
  name: IconName;
  size?: 16 | 18 | 20 | 24 | 28;
  filled?: boolean;
}) {
  return (
    <svg
      className={size === 20 ? "icon" : `icon icon-${size}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={filled ? { fill: "currentColor" } : undefined}
    >
      <path d={SHAPES[name]} strokeWidth={name === "more" ? 2.6 : undefined} />
    </svg>
  );
}

/** The icon of that name, or of the fallback when a definition names one we do not draw. */
export function iconNamed(name: string | null | undefined, fallback: IconName): IconName {
  return name && Object.hasOwn(SHAPES, name) ? (name as IconName) : fallback;
}
