const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, "WeChat"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Browser and system as people know them: "Chrome · Windows"; what says nothing stays as it is. */
export function browserOf(agent: string): string {
  const first = (known: [RegExp, string][]) => known.find(([mark]) => mark.test(agent))?.[1];
  const named = [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(" · ");
  return named || agent.slice(0, 60);
}
