import { expect } from "chai";
import { offersOf, stepsOf } from "../../console/src/resources/booking-steps.ts";
import type { BookingRecord } from "../../server/resources/records.ts";

/** Metered on the first of November; the user has a week to answer. */
const metered = {
  status: "metered",
  owner: 1,
  user: 7,
  contested: false,
  startsAt: "2026-10-31T00:00:00.000Z",
  endsAt: "2026-10-31T08:00:00.000Z",
  madeAt: "2026-10-30T00:00:00.000Z",
  approvedAt: "2026-10-30T01:00:00.000Z",
  changedAt: "2026-11-01T00:00:00.000Z",
  meteredAt: "2026-11-01T00:00:00.000Z",
  deemedAt: "2026-11-08T00:00:00.000Z",
} as BookingRecord;

const at = (day: string) => Date.parse(`2026-11-${day}T00:00:00Z`);
const offered = (now: number, pausedUntil?: string) => offersOf(metered, now, pausedUntil).map(({ action }) => action);

describe("What can be done with metered usage", () => {
  it("is to contest it until it counts as confirmed", () => {
    expect(offered(at("07"))).to.deep.equal(["confirm", "contest"]);
    expect(offered(at("08"))).to.deep.equal(["confirm", "deem"]);
  });

  it("is to contest it as long after a pause as if it had been metered then", () => {
    const paused = "2026-11-05T00:00:00.000Z";
    expect(offered(at("11"), paused)).to.deep.equal(["confirm", "contest"]);
    expect(offered(at("12"), paused)).to.deep.equal(["confirm", "deem"]);
    const answer = stepsOf(metered, at("07"), paused).find(({ step }) => step === "answer");
    expect(answer?.at).to.equal("2026-11-12T00:00:00.000Z");
  });

  it("is no longer than otherwise after a pause that was over before", () => {
    expect(offered(at("08"), "2026-10-20T00:00:00.000Z")).to.deep.equal(["confirm", "deem"]);
    expect(stepsOf(metered, at("07"), undefined).find(({ step }) => step === "answer")?.at).to.equal(metered.deemedAt);
  });
});
