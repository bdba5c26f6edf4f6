/** Times of the wire in the form of the contracts. */

/** The contracts' largest time, which stands for no end. */
export const forever = 2 ** 40 - 1;

/** RFC 3339 to seconds UTC. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
