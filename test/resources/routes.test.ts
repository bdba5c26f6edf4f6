import { expect } from "chai";
import type { Overview } from "../../server/api/overview-records.ts";
import { type Board, type BookingRecord, slotsADay } from "../../server/resources/records.ts";
import type { CycleRecord } from "../../server/settlement/records.ts";
import { members, startsAt } from "../settlement/fold-scene.ts";
import { takeWalk } from "../settlement/fold-walk.ts";
import { type Answer, serveWalk } from "../settlement/routes-server.ts";

const given: readonly BookingRecord["status"][] = ["declined", "cancelled"];

describe("Routes of resources and the overview", () => {
  let ask: Awaited<ReturnType<typeof serveWalk>>;
  let bookings: BookingRecord[];
  let nowSeconds: number;

  before(async () => {
    ask = await serveWalk();
    nowSeconds = await (await takeWalk()).chain.networkHelpers.time.latest();
    bookings = await everyBooking("/v1/bookings?limit=200");
  });

  async function everyBooking(first: string): Promise<BookingRecord[]> {
    const all: BookingRecord[] = [];
    for (let path: string | undefined = first; path; ) {
      const answer: Answer = await ask(path);
      all.push(...json<{ items: BookingRecord[] }>(answer).items);
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    return all;
  }

  it("answer the catalogue, its rates and every booking in the promised form", async () => {
    for (const path of ["", "?owner=1&category=electron-microscope", "?query=2号", "/2", "/2/rates"]) {
      expect((await ask(`/v1/resources${path}`)).status, path).to.equal(200);
    }
    expect(bookings).to.have.length((await takeWalk()).bookings.length);
    for (const booking of bookings.slice(0, 20)) {
      expect(json(await ask(`/v1/bookings/${booking.booking}`))).to.deep.equal(booking);
    }
  });

  it("filter bookings", async () => {
    const found = await everyBooking("/v1/bookings?member=1&owner=2&status=charged&limit=3");
    const expected = bookings.filter(({ user, owner, status }) => user === 1 && owner === 2 && status === "charged");
    expect(found).to.deep.equal(expected);
  });

  it("show the board of some days from a time of any zone, or from a slot", async () => {
    const local = "2027-03-03T00:00:00+08:00";
    const board = json<Board>(await ask(`/v1/board?from=${encodeURIComponent(local)}&days=3`));
    const from = Date.parse(local) / 900_000;
    expect(board).to.include({ from, until: from + 3 * slotsADay });
    expect(json(await ask(`/v1/board?from=${from}&days=3`))).to.deep.equal(board);
    const expected = bookings
      .filter(({ status }) => !given.includes(status))
      .filter(({ start, length }) => start < board.until && start + length > board.from);
    expect(board.rows.flatMap((row) => row.bookings)).to.have.deep.members(expected);
  });

  it("show of an owner or a category only its resources", async () => {
    const owned = json<Board>(await ask(`/v1/board?from=${startsAt / 900}&owner=3`));
    expect(owned.until - owned.from).to.equal(7 * slotsADay);
    expect(owned.rows.map(({ resource }) => resource.resource)).to.deep.equal([3]);
    const kind = json<Board>(await ask(`/v1/board?from=${startsAt / 900}&category=spectrometer`));
    expect(kind.rows.map(({ resource }) => resource.resource)).to.deep.equal([2, 3]);
  });

  it("refuse what is not a time, and say so in the language asked for", async () => {
    for (const from of ["tomorrow", "2027-03-03", "-5", "4294967295", "2027-02-30T00:00:00Z"]) {
      const answer = await ask(`/v1/board?from=${from}`, { "accept-language": "zh-CN" });
      expect(answer.status, from).to.equal(400);
      const { faults } = json<{ faults: { field: string; detail: string }[] }>(answer);
      expect(faults).to.have.length(1);
      expect(faults[0]).to.include({ field: "from" }).and.to.have.property("detail").that.contains("RFC 3339");
    }
    expect((await ask(`/v1/board?from=${startsAt / 900}&days=15`)).status).to.equal(400);
  });

  it("refuse unknown things by name", async () => {
    expect(json(await ask("/v1/resources/99"))).to.deep.include({ type: "/problems/resources/unknown-resource" });
    expect(json(await ask("/v1/resources/99/rates"))).to.deep.include({ arguments: { resource: 99 } });
    expect(json(await ask("/v1/bookings/1-9999"))).to.deep.include({ arguments: { resource: 1, number: 9999 } });
    expect((await ask("/v1/bookings/first")).status).to.equal(400);
    expect((await ask("/v1/resources?colour=red")).status).to.equal(400);
  });

  it("sum up on the overview what waits for a member", async () => {
    const { items: cycles } = json<{ items: CycleRecord[] }>(await ask("/v1/cycles?limit=200"));
    const netted = cycles.filter(({ status }) => status === "netted").flatMap(({ payments }) => payments);
    for (const member of [undefined, ...members]) {
      const { tasks } = json<Overview>(await ask(`/v1/overview${member === undefined ? "" : `?member=${member}`}`));
      const is = (side: number) => member === undefined || side === member;
      const count = (include: (booking: BookingRecord) => boolean) => bookings.filter(include).length;
      expect(tasks).to.deep.equal({
        bookingsToApprove: count(({ owner, status }) => is(owner) && status === "requested"),
        bookingsToMeter: count(
          ({ owner, status, startsAt: begins }) =>
            is(owner) && (status === "contested" || (status === "approved" && Date.parse(begins) <= nowSeconds * 1000)),
        ),
        usageToConfirm: count(({ user, status }) => is(user) && status === "metered"),
        usageToDeem: count(
          ({ owner, status, deemedAt }) =>
            is(owner) && status === "metered" && Date.parse(deemedAt ?? "") <= nowSeconds * 1000,
        ),
        paymentsToReport: netted.filter(({ payer, status }) => is(payer) && status === "proposed").length,
        paymentsToConfirm: netted.filter(({ payee, status }) => is(payee) && status === "reported").length,
        cyclesToNet: cycles.filter(
          ({ status, disputableUntil }) =>
            status === "cut-off" && Date.parse(disputableUntil ?? "") <= nowSeconds * 1000,
        ).length,
        disputesToDecide: cycles.reduce((sum, { disputed }) => sum + disputed, 0),
      });
    }
  });

  it("count on the overview the bookings that begin on each day of this week", async () => {
    const zoneSeconds = 8 * 3600;
    const localDay = (seconds: number) => Math.floor((seconds + zoneSeconds) / 86_400);
    const monday = localDay(nowSeconds) - ((localDay(nowSeconds) - localDay(startsAt)) % 7);
    for (const member of [undefined, ...members]) {
      const overview = json<Overview>(await ask(`/v1/overview${member === undefined ? "" : `?member=${member}`}`));
      const mine = bookings.filter(
        ({ status, user, owner }) =>
          !given.includes(status) && (member === undefined || [user, owner].includes(member)),
      );
      const expected = [0, 1, 2, 3, 4, 5, 6].map(
        (day) => mine.filter(({ start }) => localDay(start * 900) === monday + day).length,
      );
      expect(overview.weekBookings).to.deep.equal(expected);
    }
  });

  it("tell on the overview what happened last, and refuse an unknown member", async () => {
    const { recent } = json<Overview>(await ask("/v1/overview"));
    expect(recent).to.have.length(10);
    const { items } = json<{ items: unknown[] }>(await ask("/v1/activity?limit=10"));
    expect(recent).to.deep.equal(items);
    expect((await ask("/v1/overview?member=77")).status).to.equal(404);
  });
});

function json<T = Record<string, unknown>>({ body }: Answer): T {
  return JSON.parse(body) as T;
}
