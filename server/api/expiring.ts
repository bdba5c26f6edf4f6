/** A map whose entries expire, and which holds at most so many: the oldest make room. */
export class Expiring<Value> {
  readonly #entries = new Map<string, { value: Value; expiresAt: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  set(key: string, value: Value, expiresAt: Date): void {
    this.#entries.delete(key);
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size < this.#most && entry.expiresAt > Date.now()) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, expiresAt: expiresAt.getTime() });
  }

  /** The value, unless it has expired or was never there. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry.value : undefined;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
