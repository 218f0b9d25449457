import { useSearchParams } from "react-router";

export type Subject = { kind: string; id: number };
export type ActorFilter = { kind: string; id: number | null; name: string };

type Wish = {
  subject?: Subject | null;
  actor?: ActorFilter | null;
  event?: string | null;
  words?: string | null;
  since?: string | null;
  until?: string | null;
};

const NAMES = { event: "event", words: "q", since: "since", until: "until" } as const;

/** What is searched for stands in the address, so that a finding can be shared. */
export function useAuditFilter() {
  const [search, setSearch] = useSearchParams();
  const subject = subjectOf(search);
  const actor = actorOf(search);
  const since = search.get("since");
  const until = search.get("until");
  function set(wish: Wish): void {
    setSearch((before) => changed(new URLSearchParams(before), wish), { replace: true });
  }
  return {
    subject,
    actor,
    event: search.get("event") ?? "",
    words: search.get("q") ?? "",
    since,
    until,
    set,
    query: {
      subject_kind: subject?.kind,
      subject_id: subject?.id,
      actor_kind: actor?.kind,
      actor_id: actor?.id,
      event: search.get("event"),
      text: search.get("q"),
      since,
      until,
    },
  };
}

export type AuditFilter = ReturnType<typeof useAuditFilter>;

function subjectOf(search: URLSearchParams): Subject | null {
  const [kind, id] = (search.get("subject") ?? "").split(":");
  return kind && id ? { kind, id: Number(id) } : null;
}

function actorOf(search: URLSearchParams): ActorFilter | null {
  const [kind, id, name = ""] = (search.get("actor") ?? "").split(":");
  return kind ? { kind, id: id ? Number(id) : null, name } : null;
}

function changed(search: URLSearchParams, wish: Wish): URLSearchParams {
  const put = (name: string, value: string | null | undefined) =>
    value ? search.set(name, value) : search.delete(name);
  if (wish.subject !== undefined) put("subject", wish.subject && `${wish.subject.kind}:${wish.subject.id}`);
  if (wish.actor !== undefined)
    put("actor", wish.actor && `${wish.actor.kind}:${wish.actor.id ?? ""}:${wish.actor.name}`);
  for (const [key, name] of Object.entries(NAMES)) {
    const value = wish[key as keyof typeof NAMES];
    if (value !== undefined) put(name, value);
  }
  return search;
}
