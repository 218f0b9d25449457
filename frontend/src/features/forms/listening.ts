type Listener = () => void;

/** Who looks at a form: each field is listened to by itself, the whole by whoever wants all of it. */
export class Listening {
  private readonly ofFields = new Map<string, Set<Listener>>();
  private readonly ofEverything = new Set<Listener>();
  private version = 0;

  /** Grows with every change. */
  changes(): number {
    return this.version;
  }

  to(id: string, listener: Listener): () => void {
    const listening = this.ofFields.get(id) ?? new Set();
    this.ofFields.set(id, listening.add(listener));
    return () => listening.delete(listener);
  }

  toEverything(listener: Listener): () => void {
    this.ofEverything.add(listener);
    return () => this.ofEverything.delete(listener);
  }

  tell(ids: ReadonlySet<string>): void {
    this.version += 1;
    for (const id of ids) for (const listener of this.ofFields.get(id) ?? []) listener();
    for (const listener of this.ofEverything) listener();
  }
}
