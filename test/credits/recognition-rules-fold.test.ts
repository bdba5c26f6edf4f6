import { expect } from "chai";
import { by } from "../../scripts/testing/unlocked-alliance.ts";
import { listRules } from "../../server/credits/recognition-queries.ts";
import { FACTORY, loadFixture, NORTH, SOUTH, south, time } from "../alliance/contract-scene.ts";
import { draftOf, RULE, recognisingAlliance } from "./contract-recognition.ts";
import { everything, foldChain } from "./fold-scene.ts";

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("Rules of recognition, folded from their events", () => {
  it("hold every term as it was given", async () => {
    const { recognitions } = await loadFixture(recognisingAlliance);
    const terms = { issuer: 0, form: 4, level: 7, ratePermille: 333, capCentiCredits: 250, endsAt: 2_000_000_000 };
    const conditions = `0x${"c0".repeat(32)}`;
    const conversion = `0x${"c1".repeat(32)}`;
    await by(south.registrar, recognitions).addRule(draftOf(terms, { conditions, conversion }));
    const [newest] = (await listRules(await foldChain(), {}, everything)).items;
    expect(newest).to.deep.include({
      rule: 7,
      agreement: 1,
      issuer: null,
      home: SOUTH,
      form: "conditional",
      level: 7,
      source: "NU-CS101",
      target: "SU-CS-A1",
      ratePermille: 333,
      cap: "2.5",
      startsAt: "1970-01-01T00:00:00.000Z",
      endsAt: iso(2_000_000_000),
      conditions,
      conversion,
      panel: [],
      threshold: 0,
      registrar: south.registrar.address,
      addedAt: iso(await time.latest()),
      retiredAt: null,
    });
  });

  it("have a panel, and no end and no limit where none was given", async () => {
    await loadFixture(recognisingAlliance);
    const { items } = await listRules(await foldChain(), {}, everything);
    const panel = items.find(({ rule }) => rule === RULE.panel);
    expect(panel).to.deep.include({ panel: [NORTH, SOUTH, FACTORY], threshold: 2, endsAt: null, cap: null });
    expect(panel).to.include({ conditions: null, conversion: null, form: "field-and-level", issuer: NORTH });
  });

  it("are listed newest first, by home and by the issuer that they accept, and retired", async () => {
    const { recognitions } = await loadFixture(recognisingAlliance);
    const asHome = by(south.registrar, recognitions);
    await asHome.addRule(draftOf({ issuer: 0 }));
    await asHome.retireRule(RULE.half);
    const retiredAt = iso(await time.latest());
    const store = await foldChain();
    const numbers = async (filter: Parameters<typeof listRules>[1]) =>
      (await listRules(store, filter, everything)).items.map(({ rule }) => rule);
    expect(await numbers({ home: SOUTH })).to.deep.equal([7, 6, 5, 4, 3, 2, 1]);
    expect(await numbers({ home: SOUTH, issuer: NORTH })).to.deep.equal([7, 6, 5, 4, 3, 2, 1]);
    expect(await numbers({ issuer: FACTORY })).to.deep.equal([7]);
    expect(await numbers({ home: NORTH })).to.deep.equal([]);
    const { items } = await listRules(store, {}, everything);
    expect(items.filter((one) => one.retiredAt !== null)).to.have.length(1);
    expect(items.find(({ rule }) => rule === RULE.half)).to.include({ retiredAt });
  });
});
