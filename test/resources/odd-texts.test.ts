import { expect } from "chai";
import { everyItem } from "../../client/pages.ts";
import { publish } from "../../client/resources.ts";
import { resourceSchema } from "../../server/resources/records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";

describe("A resource with texts that no form would take", () => {
  let scene: Alliance;
  before(async () => {
    scene = await startAlliance();
  });
  after(() => scene.close());

  it("is served as the chain has it, and does not hide the others", async () => {
    const [owner] = scene.members;
    if (!owner) throw new Error("The alliance has no member");
    const ledger = scene.as(owner.administrator);
    const rules = {
      opensAt: 0,
      closesAt: 96,
      zoneOffset: 32,
      openDays: 127,
      shortest: 1,
      longest: 96,
      horizonDays: 30,
      needsApproval: false,
    };
    const rate = { own: "0", member: "0", enterprise: "0" };
    const odd = { nameZh: "怪".repeat(300), nameEn: " ", category: "X\n怪", location: "", purchaseValueMinor: "0" };
    await publish(ledger, owner.member, { description: odd, rules, rate });
    const plain = { nameZh: "车床", nameEn: "Lathe", category: "lathe", location: "", purchaseValueMinor: "0" };
    await publish(ledger, owner.member, { description: plain, rules, rate });

    const served = await everyItem(ledger.gateway, "/v1/resources", resourceSchema);
    expect(served.map(({ description }) => description)).to.deep.equal([odd, plain]);
  });
});
