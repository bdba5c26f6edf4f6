/** Grade distributions over HTTP: public, of what is in force, and silent on groups that would tell of a student. */
import { expect } from "chai";
import { z } from "zod";
import { issueDraft, revoke } from "../../client/credits.ts";
import { gradeDistributionSchema } from "../../server/credits/grade-records.ts";
import { ask, expectProblem } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

describe("Grade distributions", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  async function distributions() {
    const { status, body } = await ask(
      `${scene.alliance.url}/v1/credits/distributions/1?code=PHYS2101&term=2026-autumn`,
    );
    expect(status).to.equal(200);
    return z.array(gradeDistributionSchema).parse(body);
  }

  it("count what is in force, for everybody, and hide groups under five", async () => {
    const records = [91, 92, 93, 94, 95, 96, 72].flatMap((grade) =>
      saltedRecords(1, 1, { grade: { scale: "percentage", value: String(grade) } }),
    );
    const draft = await scene.deposit(records);
    expect(await distributions(), "a draft counts nowhere").to.deep.equal([]);
    await issueDraft(scene.ledger, 1, draft);
    const counts = async () =>
      (await distributions()).map(({ groups, shown }) => [groups.map(({ count }) => count), shown]);
    expect(await counts()).to.deep.equal([[[6, null, null, null, null], 6]]);
    for (const { record } of records.slice(0, 2)) {
      await revoke(scene.ledger, await scene.get(record.recordId), "issued-in-error");
    }
    expect(await counts()).to.deep.equal([[[null, null, null, null, null], 0]]);
  });

  it("are of one achievement in one term", async () => {
    const answer = await ask(`${scene.alliance.url}/v1/credits/distributions/1?code=PHYS2101&term=last`);
    expectProblem(answer, 400, "Api_InvalidInput");
  });
});
