import { by } from "../testing/unlocked-alliance.ts";
import { AGREED, agreedBetween } from "./agreed.ts";
import type { Cost } from "./cost.ts";
import { costOf, gasOf } from "./cost.ts";
import type { Sent, Stage } from "./stage.ts";
import { FIRST_DAY_SECONDS } from "./stage.ts";

/** The cheapest of the interval-tree contracts measured with the same compiler settings (the dearest: 229,088). */
const INTERVAL_TREE = { name: "cheapest interval-tree contract", value: 158_189 };
/** The least that a booking with its occupancy and event can cost. */
const FLOOR = { name: "floor: one booking word, one bitmap word, one event", value: 50_402 };

const FIRST_RATE = 1;
const SECOND_RATE = 2;
/** Of members 1 and 2, on the sharing of resources. */
const AGREEMENT = 1;
const SLOT_SECONDS = 900;
const SLOTS_PER_DAY = 96;
const FIRST_SLOT = FIRST_DAY_SECONDS / SLOT_SECONDS;
const BOOKINGS_A_BLOCK = 250;
const GAS_LIMIT = 120_000;

const DESCRIPTION = {
  nameZh: "场发射扫描电子显微镜",
  nameEn: "Field emission scanning electron microscope",
  category: "electron-microscope",
  location: "Main campus, building 5, room 101",
  purchaseValueMinor: 420_000_000n,
};
const RATE = { own: 10_000n, member: 30_000n, enterprise: 80_000n };
/** Around the clock, so that many bookings fit in few days. */
const RULES = {
  opensAt: 0,
  closesAt: 96,
  zoneOffset: 32,
  openDays: 127,
  shortest: 1,
  longest: 96,
  horizonDays: 500,
  needsApproval: true,
};
const OFFICE_HOURS = { ...RULES, opensAt: 32, closesAt: 88 };

/** Publishing, booking, approving, metering, confirming. Member 1 owns, member 2 books. */
export async function* measureBookings(stage: Stage, earlierBookings: number): AsyncGenerator<Cost> {
  const asOwner = by(stage.officerOf(1), stage.bookings);
  const asUser = by(stage.officerOf(2), stage.bookings);
  await agreedBetween(stage, AGREED.resourceSharing);
  yield await costOf("resources.publish", asOwner.publish(1, DESCRIPTION, OFFICE_HOURS, RATE));
  yield await costOf("resources.setRate", asOwner.setRate(1, RATE));

  const at = (day: number, slot: number) => FIRST_SLOT + day * SLOTS_PER_DAY + slot;
  const bookAt = (day: number, slot: number) => asUser.book(1, 2, at(day, slot), 4, SECOND_RATE, AGREEMENT);
  yield await costOf("bookings.book a resource's first", bookAt(0, 0));
  // A word of the bitmap has 256 slots, which are 64 hours; the first one here ends with the second day.
  yield await costOf("bookings.book the first of its day", bookAt(1, 0), INTERVAL_TREE);
  yield await costOf("bookings.book the first in 64 hours", bookAt(2, 0), INTERVAL_TREE);
  yield await costOf("bookings.book on a day with others", bookAt(2, 4), INTERVAL_TREE, FLOOR);
  yield await costOf("bookings.book by the owner itself", asOwner.book(1, 1, at(2, 8), 4, SECOND_RATE, 0));
  yield* measureWithEarlier(stage, 2, 10);
  yield* measureWithEarlier(stage, 3, earlierBookings);
  yield await costOf("bookings.book over midnight", asUser.book(3, 2, at(399, 94), 4, FIRST_RATE, AGREEMENT));

  yield await costOf("bookings.approve", asOwner.approve(1, 1));
  await gasOf(asOwner.approve(1, 2));
  yield await costOf("bookings.decline", asOwner.decline(1, 4));
  yield await costOf("bookings.cancel", asUser.cancel(1, 3));
  yield await costOf("bookings.makeOutage", asOwner.makeOutage(1, at(1, 20), 8));
  yield await costOf("bookings.liftOutage", asOwner.liftOutage(1, 1));
  await stage.setTime(FIRST_DAY_SECONDS + 2 * 86_400);
  yield await costOf("bookings.meter", asOwner.meter(1, 1, 55));
  yield await costOf("bookings.contest", asUser.contest(1, 1));
  await gasOf(asOwner.meter(1, 1, 50));
  yield await costOf("bookings.confirm with the cycle's first obligation", asUser.confirm(1, 1));
  await gasOf(asOwner.meter(1, 2, 60));
  yield await costOf("bookings.confirm with an obligation", asUser.confirm(1, 2));
}

/** Really makes the earlier bookings, then takes the median of 21 more: three days of seven. */
async function* measureWithEarlier(stage: Stage, resource: number, earlier: number): AsyncGenerator<Cost> {
  await gasOf(by(stage.officerOf(1), stage.bookings).publish(1, DESCRIPTION, RULES, RATE));
  await bookMany(stage, resource, earlier);

  const asUser = by(stage.officerOf(2), stage.bookings);
  const firstFreeDay = Math.ceil(earlier / SLOTS_PER_DAY);
  const costs: number[] = [];
  for (let booking = 0; booking < 21; booking += 1) {
    const day = firstFreeDay + Math.floor(booking / 7);
    const start = FIRST_SLOT + day * SLOTS_PER_DAY + (booking % 7) * 8;
    costs.push(await gasOf(asUser.book(resource, 2, start, 8, FIRST_RATE, AGREEMENT)));
  }
  const median = costs.toSorted((a, b) => a - b)[10];
  if (median === undefined) throw new Error("Nothing was measured");
  const name = `bookings.book with ${earlier} earlier bookings, median`;
  yield { name, gas: median, references: [INTERVAL_TREE, FLOOR] };
}

/** One slot each, without gaps, many in a block. */
async function bookMany({ bookings, officerOf, provider }: Stage, resource: number, count: number): Promise<void> {
  const asUser = by(officerOf(2), bookings);
  const firstNonce = await officerOf(2).getNonce();
  await provider.request({ method: "evm_setAutomine", params: [false] });
  const sent: Awaited<Sent>[] = [];
  for (let from = 0; from < count; from += BOOKINGS_A_BLOCK) {
    const block = Array.from({ length: Math.min(BOOKINGS_A_BLOCK, count - from) }, (_, index) => from + index);
    const overrides = (index: number) => ({ nonce: firstNonce + index, gasLimit: GAS_LIMIT });
    const book = (index: number): Sent =>
      asUser.book(resource, 2, FIRST_SLOT + index, 1, FIRST_RATE, AGREEMENT, overrides(index));
    sent.push(...(await Promise.all(block.map(book))).slice(-1));
    await provider.request({ method: "evm_mine", params: [] });
  }
  await provider.request({ method: "evm_setAutomine", params: [true] });
  const last = await sent.at(-1)?.wait();
  if (last?.status !== 1) throw new Error("An earlier booking failed");
}
