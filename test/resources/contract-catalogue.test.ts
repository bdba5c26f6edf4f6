import { expect } from "chai";
import { by, type Deployed } from "../../scripts/testing/unlocked-alliance.ts";
import {
  foundedAlliance,
  founder,
  loadFixture,
  MONDAY,
  NORTH,
  north,
  OFFICE,
  SOUTH,
  STANDING,
  south,
} from "../alliance/contract-scene.ts";
import {
  AGREEMENT,
  AROUND_THE_CLOCK,
  DESCRIPTION,
  MICROSCOPE,
  publishedInstruments,
  RATE,
  RULES,
  SECOND_RATE,
  STATE,
} from "./contract-instrument.ts";

const UNKNOWN = 99;
const NEW_RATE = { own: 0n, member: 1n, enterprise: 2n ** 64n - 1n };
const values = (record: Record<string, unknown>) =>
  Object.values(record).map((value) => (typeof value === "number" ? BigInt(value) : value));

const badRules: Record<string, Partial<typeof RULES>> = {
  "it opens when it closes": { opensAt: 88 },
  "it opens after it closes": { opensAt: 89 },
  "it closes after midnight": { closesAt: 97 },
  "the zone is west of the westernmost": { zoneOffset: -49 },
  "the zone is east of the easternmost": { zoneOffset: 57 },
  "it is never open": { openDays: 0 },
  "it is open on an eighth day": { openDays: 128 },
  "a booking may be empty": { shortest: 0 },
  "the longest booking is shorter than the shortest": { shortest: 17 },
  "a booking may be longer than a week": { longest: 673 },
  "nothing can be booked ahead": { horizonDays: 0 },
  "the shortest booking does not fit in a day": { opensAt: 40, closesAt: 41 },
};

describe("Resources.publish", () => {
  for (const account of [north.researcher, south.steward, founder]) {
    it(`reverts when the caller is no steward of the owner (${account.address.slice(0, 6)})`, async () => {
      const { bookings, members } = await loadFixture(foundedAlliance);
      await expect(by(account, bookings).publish(NORTH, DESCRIPTION, RULES, RATE))
        .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
        .withArgs(NORTH, account.address, OFFICE.steward);
    });
  }

  it("reverts given the owner is suspended", async () => {
    const { bookings, members } = await loadFixture(foundedAlliance);
    await members.setStanding(NORTH, STANDING.suspended, "");
    await expect(by(north.steward, bookings).publish(NORTH, DESCRIPTION, RULES, RATE))
      .to.be.revertedWithCustomError(members, "Members_NotActive")
      .withArgs(NORTH, STANDING.suspended);
  });

  for (const missing of ["nameZh", "nameEn", "category"]) {
    it(`reverts when ${missing} is missing`, async () => {
      const { bookings } = await loadFixture(foundedAlliance);
      await expect(by(north.steward, bookings).publish(NORTH, { ...DESCRIPTION, [missing]: "" }, RULES, RATE))
        .to.be.revertedWithCustomError(bookings, "Resources_Incomplete")
        .withArgs();
    });
  }

  for (const [why, change] of Object.entries(badRules)) {
    it(`reverts when ${why}`, async () => {
      const { bookings } = await loadFixture(foundedAlliance);
      await expect(by(north.steward, bookings).publish(NORTH, DESCRIPTION, { ...RULES, ...change }, RATE))
        .to.be.revertedWithCustomError(bookings, "Resources_BadRules")
        .withArgs();
    });
  }

  for (const [what, rules] of Object.entries({
    "the widest rules": { ...AROUND_THE_CLOCK, shortest: 672, zoneOffset: 56, horizonDays: 65_535 },
    "the narrowest rules": {
      ...RULES,
      opensAt: 95,
      closesAt: 96,
      zoneOffset: -48,
      openDays: 1,
      shortest: 1,
      longest: 1,
      horizonDays: 1,
    },
  })) {
    it(`accepts ${what}`, async () => {
      const { bookings } = await loadFixture(foundedAlliance);
      await by(north.steward, bookings).publish(NORTH, DESCRIPTION, rules, RATE);
      expect(await bookings.getRules(1)).to.deep.equal(values(rules));
    });
  }

  it("numbers the resources of all owners from 1 on and announces them with their first rate", async () => {
    const { bookings } = await loadFixture(foundedAlliance);
    expect(await bookings.getResourceCount()).to.equal(0n);
    for (const [resource, owner, { steward }] of [
      [1, NORTH, north],
      [2, SOUTH, south],
    ] as const) {
      const published = by(steward, bookings).publish(owner, DESCRIPTION, RULES, RATE);
      await expect(published)
        .to.emit(bookings, "ResourcePublished")
        .withArgs(resource, owner, values(DESCRIPTION), values(RULES), steward.address);
      await expect(published).to.emit(bookings, "RateChanged").withArgs(resource, 1, values(RATE), steward.address);
    }
    expect(await bookings.getResourceCount()).to.equal(2n);
  });

  it("keeps owner, rules, rate and state", async () => {
    const { bookings } = await loadFixture(publishedInstruments);
    expect(await bookings.getOwner(MICROSCOPE)).to.equal(NORTH);
    expect(await bookings.getRules(MICROSCOPE)).to.deep.equal(values(RULES));
    expect(await bookings.getRate(MICROSCOPE, 1)).to.deep.equal(values(RATE));
    expect(await bookings.getState(MICROSCOPE)).to.equal(STATE.open);
  });
});

describe("Resources: describe, setRules, setRate, setState", () => {
  const changes: Record<string, (bookings: Deployed["bookings"], resource: number) => Promise<unknown>> = {
    describe: (bookings, resource) => bookings.describe(resource, DESCRIPTION),
    setRules: (bookings, resource) => bookings.setRules(resource, AROUND_THE_CLOCK),
    setRate: (bookings, resource) => bookings.setRate(resource, NEW_RATE),
    setState: (bookings, resource) => bookings.setState(resource, STATE.withdrawn),
  };

  for (const [name, change] of Object.entries(changes)) {
    it(`${name} reverts when there is no such resource`, async () => {
      const { bookings, asSteward } = await loadFixture(publishedInstruments);
      await expect(change(asSteward, UNKNOWN))
        .to.be.revertedWithCustomError(bookings, "Resources_UnknownResource")
        .withArgs(UNKNOWN);
    });

    for (const account of [north.administrator, south.steward]) {
      it(`${name} reverts when the caller is no steward of the owner (${account.address.slice(0, 6)})`, async () => {
        const { bookings, members } = await loadFixture(publishedInstruments);
        await expect(change(by(account, bookings), MICROSCOPE))
          .to.be.revertedWithCustomError(members, "Members_OfficeMissing")
          .withArgs(NORTH, account.address, OFFICE.steward);
      });
    }
  }

  it("describe reverts when a name is missing", async () => {
    const { bookings, asSteward } = await loadFixture(publishedInstruments);
    await expect(asSteward.describe(MICROSCOPE, { ...DESCRIPTION, nameEn: "" }))
      .to.be.revertedWithCustomError(bookings, "Resources_Incomplete")
      .withArgs();
  });

  it("describe announces the description", async () => {
    const { bookings, asSteward } = await loadFixture(publishedInstruments);
    const moved = { ...DESCRIPTION, location: "South campus", purchaseValueMinor: 2n ** 128n - 1n };
    await expect(asSteward.describe(MICROSCOPE, moved))
      .to.emit(bookings, "DescriptionChanged")
      .withArgs(MICROSCOPE, values(moved), north.steward.address);
  });

  it("setRules reverts when the rules are out of range", async () => {
    const { bookings, asSteward } = await loadFixture(publishedInstruments);
    await expect(asSteward.setRules(MICROSCOPE, { ...RULES, closesAt: 97 }))
      .to.be.revertedWithCustomError(bookings, "Resources_BadRules")
      .withArgs();
  });

  it("setRules announces the rules and changes nothing else", async () => {
    const { bookings, asSteward, asSouth } = await loadFixture(publishedInstruments);
    await asSteward.setRate(MICROSCOPE, NEW_RATE);
    await expect(asSteward.setRules(MICROSCOPE, AROUND_THE_CLOCK))
      .to.emit(bookings, "RulesChanged")
      .withArgs(MICROSCOPE, values(AROUND_THE_CLOCK), north.steward.address);
    expect(await bookings.getRules(MICROSCOPE)).to.deep.equal(values(AROUND_THE_CLOCK));
    expect(await bookings.getOwner(MICROSCOPE)).to.equal(NORTH);
    expect(await bookings.getState(MICROSCOPE)).to.equal(STATE.open);
    await asSouth.book(MICROSCOPE, SOUTH, MONDAY, 1, SECOND_RATE, AGREEMENT);
    const booking = await bookings.getBooking(MICROSCOPE, 1);
    expect(booking.rateVersion).to.equal(2n);
  });

  it("setRate numbers the versions and keeps the earlier ones", async () => {
    const { bookings, asSteward } = await loadFixture(publishedInstruments);
    await expect(asSteward.setRate(MICROSCOPE, NEW_RATE))
      .to.emit(bookings, "RateChanged")
      .withArgs(MICROSCOPE, 2, values(NEW_RATE), north.steward.address);
    expect(await bookings.getRate(MICROSCOPE, 1)).to.deep.equal(values(RATE));
    expect(await bookings.getRate(MICROSCOPE, 2)).to.deep.equal(values(NEW_RATE));
  });

  it("setState reverts when the state is missing", async () => {
    const { bookings, asSteward } = await loadFixture(publishedInstruments);
    await expect(asSteward.setState(MICROSCOPE, STATE.none))
      .to.be.revertedWithCustomError(bookings, "Resources_Incomplete")
      .withArgs();
  });

  for (const state of [STATE.withdrawn, STATE.open]) {
    it(`setState announces state ${state} and keeps the rules`, async () => {
      const { bookings, asSteward } = await loadFixture(publishedInstruments);
      await expect(asSteward.setState(MICROSCOPE, state))
        .to.emit(bookings, "StateChanged")
        .withArgs(MICROSCOPE, state, north.steward.address);
      expect(await bookings.getState(MICROSCOPE)).to.equal(state);
      expect(await bookings.getRules(MICROSCOPE)).to.deep.equal(values(RULES));
    });
  }
});

describe("Resources: views", () => {
  it("revert where there is no such resource", async () => {
    const { bookings } = await loadFixture(publishedInstruments);
    for (const view of [
      () => bookings.getRules(UNKNOWN),
      () => bookings.getRate(UNKNOWN, 1),
      () => bookings.getOwner(UNKNOWN),
      () => bookings.getState(UNKNOWN),
    ]) {
      await expect(view()).to.be.revertedWithCustomError(bookings, "Resources_UnknownResource").withArgs(UNKNOWN);
    }
  });

  for (const version of [0, 2]) {
    it(`revert where there is no rate version ${version}`, async () => {
      const { bookings } = await loadFixture(publishedInstruments);
      await expect(bookings.getRate(MICROSCOPE, version))
        .to.be.revertedWithCustomError(bookings, "Resources_UnknownRate")
        .withArgs(MICROSCOPE, version);
    });
  }
});
