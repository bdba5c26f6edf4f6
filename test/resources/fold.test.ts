import { expect } from "chai";
import { getBoard } from "../../server/resources/board.ts";
import { getBooking, getResource, listBookings, listRates, listResources } from "../../server/resources/queries.ts";
import { type BookingRecord, bookingStatuses, rateClasses, slotsADay } from "../../server/resources/records.ts";
import type { StoreReader } from "../../server/store/store.ts";
import { indexedWalk } from "../settlement/fold-index.ts";
import { members, resources, sharingAgreement, startsAt } from "../settlement/fold-scene.ts";
import { seed, takeWalk, type Walk } from "../settlement/fold-walk.ts";

const everything = { limit: 10_000 };
const firstSlot = startsAt / 900;
/** A Result is an array, whose own `length` hides the field of that name. */
const lengthField = 3;

describe(`Resources and bookings, folded from a random walk (LEDGER_SEED=${seed})`, () => {
  let walk: Walk;
  let store: StoreReader;

  before(async () => {
    walk = await takeWalk();
    store = await indexedWalk();
  });

  it("came by every kind of step", () => {
    const steps = ["book", "approve", "decline", "cancel", "meter", "confirm", "contest", "deem", "makeOutage"];
    for (const step of [...steps, "liftOutage", "setRate"]) expect(walk.done.get(step), step).to.be.greaterThan(0);
  });

  it("hold every booking as the contract does", async () => {
    for (const { resource, number } of walk.bookings) {
      const expected = await walk.contracts.bookings.getBooking.staticCall(resource, number);
      const found = getBooking(store, resource, number);
      expect(found).to.include({
        user: Number(expected.user),
        status: bookingStatuses[Number(expected.status) - 1],
        start: Number(expected.start),
        length: Number(expected.at(lengthField)),
        rateVersion: Number(expected.rateVersion),
        rateClass: rateClasses[Number(expected.rateClass)],
        agreement: found.user === found.owner ? null : sharingAgreement,
      });
      expect(found.contested, found.booking).to.equal(expected.contested);
      expect(found.usedMinutes ?? 0, found.booking).to.equal(Number(expected.usedMinutes));
      expect(found.deemedAt ? Date.parse(found.deemedAt) / 1000 : 0).to.equal(Number(expected.deemedAt));
    }
  });

  it("show on the board exactly the slots that the contract holds for taken", async () => {
    const days = Math.ceil(((await walk.chain.networkHelpers.time.latest()) - startsAt) / 86_400) + 8;
    for (let day = 0; day < days; day += 1) {
      const from = firstSlot + day * slotsADay;
      const board = await getBoard(store, { from, until: from + slotsADay }, {});
      expect(board.rows.map(({ resource }) => resource.resource)).to.deep.equal(resources);
      for (const { resource, bookings, outages } of board.rows) {
        const taken = [...bookings, ...outages].reduce((bits, range) => addBits(bits, range, from), 0n);
        const expected = await walk.contracts.bookings.getOccupancy.staticCall(resource.resource, from / slotsADay);
        expect(taken, `resource ${resource.resource}, day ${from / slotsADay}`).to.equal(expected);
      }
    }
  });

  it("list bookings newest first under every filter as a scan of all of them does", async () => {
    const all = walk.bookings.map(({ resource, number }) => getBooking(store, resource, number));
    for (const filter of filters()) {
      const { items, next } = await listBookings(store, filter, everything);
      expect(next).to.equal(null);
      expect(items, JSON.stringify(filter)).to.have.deep.members(all.filter(matches(filter)));
      const times = items.map(({ madeAt }) => madeAt);
      expect(times).to.deep.equal([...times].sort().reverse());
    }
  });

  it("page through bookings without loss or repeat", async () => {
    const { items: all } = await listBookings(store, { owner: 1 }, everything);
    const paged: BookingRecord[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { items, next } = await listBookings(store, { owner: 1 }, { limit: 7, after });
      paged.push(...items);
      [after, more] = [next ?? undefined, next !== null];
    }
    expect(paged).to.deep.equal(all);
  });

  it("hold for a booking what the rate of its version makes of all its time, rounded down", async () => {
    for (const { resource, number } of walk.bookings) {
      const booking = getBooking(store, resource, number);
      const rate = await walk.contracts.bookings.getRate.staticCall(resource, booking.rateVersion);
      const expected = (rate[booking.rateClass] * BigInt(booking.length)) / 4n;
      expect(booking.holdMinor, booking.booking).to.equal(expected.toString());
    }
  });

  it("keep every rate version, newest first, and the newest at the resource", async () => {
    for (const resource of resources) {
      const { items } = await listRates(store, resource, everything);
      expect(items.map(({ version }) => version)).to.deep.equal(items.map((_, index) => items.length - index));
      for (const { version, rate } of items) {
        const expected = await walk.contracts.bookings.getRate.staticCall(resource, version);
        expect(rate.member).to.equal(expected.member.toString());
      }
      expect(getResource(store, resource)).to.deep.include({ rateVersion: items.length, rate: items[0]?.rate });
    }
  });

  it("find resources by owner, category and text", async () => {
    const numbers = async (filter: Parameters<typeof listResources>[1]) =>
      (await listResources(store, filter, everything)).items.map(({ resource }) => resource);
    expect(await numbers({})).to.deep.equal([1, 2, 3]);
    expect(await numbers({ owner: 2 })).to.deep.equal([2]);
    expect(await numbers({ category: "spectrometer" })).to.deep.equal([2, 3]);
    expect(await numbers({ category: "spectrometer", owner: 1 })).to.deep.equal([]);
    expect(await numbers({ query: " 3号 " })).to.deep.equal([3]);
    expect(await numbers({ query: "MICROSCOPE", category: "electron-microscope" })).to.deep.equal([1]);
  });

  it("name what they do not know", async () => {
    expect(() => getResource(store, 99))
      .to.throw()
      .with.deep.property("arguments", { resource: 99 });
    expect(() => getBooking(store, 1, 9_999))
      .to.throw()
      .with.deep.include({ name: "Bookings_UnknownBooking", arguments: { resource: 1, number: 9_999 } });
  });
});

type Filter = Parameters<typeof listBookings>[1];

function filters(): Filter[] {
  const one: Filter[] = [
    {},
    ...members.map((member) => ({ member })),
    ...members.map((owner) => ({ owner })),
    ...resources.map((resource) => ({ resource })),
    { member: 1, owner: 2 },
    { member: 3, resource: 1 },
  ];
  return one.flatMap((filter) => [filter, ...bookingStatuses.map((status) => ({ ...filter, status }))]);
}

function matches({ member, ...rest }: Filter) {
  const wanted = Object.entries({ ...rest, ...(member !== undefined && { user: member }) });
  return (booking: BookingRecord) => wanted.every(([field, value]) => Reflect.get(booking, field) === value);
}

/** Sets the bits of the slots of a range that lie on the day that begins with a slot. */
function addBits(bits: bigint, range: { start: number; length: number }, from: number): bigint {
  let sum = bits;
  for (let slot = range.start; slot < range.start + range.length; slot += 1) {
    const bit = slot - from;
    if (bit < 0 || bit >= slotsADay) continue;
    expect((sum >> BigInt(bit)) & 1n, `slot ${slot} twice`).to.equal(0n);
    sum |= 1n << BigInt(bit);
  }
  return sum;
}
