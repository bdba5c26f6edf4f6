/** Bounds of what arrives: anybody may knock, and each member may send only so much in a minute. */
import { Problem } from "../problem.ts";

const mostAtOnce = 8;
const mostOfSender = 60;
const windowMilliseconds = 60_000;

export class Flood {
  #running = 0;
  readonly #times = new Map<number, number[]>();

  /** Works on few deliveries at once. @throws Delivery_Busy */
  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= mostAtOnce) throw new Problem("Delivery_Busy");
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }

  /** Counts a delivery of a sender whose signature was checked. @throws Delivery_Busy */
  count(sender: number, now = Date.now()): void {
    const recent = (this.#times.get(sender) ?? []).filter((time) => time > now - windowMilliseconds);
    if (recent.length >= mostOfSender) throw new Problem("Delivery_Busy");
    this.#times.set(sender, [...recent, now]);
  }
}
