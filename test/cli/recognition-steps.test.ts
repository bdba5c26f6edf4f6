import { expect } from "chai";
import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import { setOffices } from "../../client/alliance.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../server/credits/recognition-records.ts";
import type { VaultRecord } from "../../server/credits/records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

const heading = "学号,姓名,课程代码,课程名称,英文名称,学分,成绩,学期,完成日期";
const day = 86_400_000;

/** Steps after a request, one by one; the way through them all is told elsewhere. */
describe("Steps of a recognition on the command line", () => {
  let scene: Alliance;
  let cli: Cli;
  const issuer = signedBy("issuer");
  const home = signedBy("home");
  const third = signedBy("third");
  const credits = (...args: string[]) => cli.run("credits", ...args);
  const step = (name: string, leaf: string, args: string[], who: string[]) =>
    credits("recognitions", name, leaf.slice(0, 14), ...args, "--yes", ...who);
  const shown = (leaf: string) => cli.json<RecognitionRecord>("credits", "recognitions", "show", leaf);

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    const [one, two, three] = scene.members.map(({ administrator }) => scene.as(administrator));
    if (!one || !two || !three) throw new RangeError("The scene has three members");
    await setOffices(one, 1, await cli.person("issuer"), ["registrar"]);
    await setOffices(two, 2, await cli.person("home"), ["registrar"]);
    await setOffices(three, 3, await cli.person("third"), ["registrar"]);
    const { agreement } = await proposeAgreement(one, 1, {
      ...{ textHash: `0x${"12".repeat(32)}`, kinds: ["credit-recognition"], parties: [1, 2] },
      ...{ startsAt: new Date(Date.now() - day).toISOString(), endsAt: null, noticeSeconds: 0 },
      ...{ decisionSeconds: 7 * 86_400, appealSeconds: 7 * 86_400, arbiter: null, fees: [], amends: null },
    });
    await signAgreementNow(two, agreement, 2);
    const rows = ["C1", "C2", "C3"].map((code) => `1,陈晓,${code},数学,Maths,3,90,2025-autumn,2026-01-13`);
    await cli.write("grades.csv", [heading, ...rows].join("\n"));
    await cli.json("credits", "submit", "grades.csv", "--level", "6", "--yes", ...issuer);
    for (const { record } of await cli.json<VaultRecord[]>("credits", "list", ...issuer)) {
      await cli.json("credits", "present", record.recordId, "--out", `${record.achievement.code}.json`, ...issuer);
    }
    await cli.json("credits", "rules", "add", "1", "*", "MATH", ...home);
    await cli.json("credits", "rules", "add", "1", "*", "JOINT", "--panel", "1,3", "--threshold", "2", ...home);
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const requested = async (file: string, rule: string): Promise<string> => {
    const asked = ["--home", "2", "--programme", "CS-2026", "--rule", rule, "--for", "1"];
    const { leaf } = await cli.json<{ leaf: string }>("credits", "recognitions", "request", file, ...asked, ...issuer);
    return leaf;
  };

  it("is voted on by each member of the panel once, and by nobody else", async () => {
    const leaf = await requested("C1.json", "2");
    expect((await step("decide", leaf, ["3"], home)).stderr).to.contain("Under rule 2 a panel decides");
    expect((await step("vote", leaf, ["3"], home)).stderr).to.contain("Member 2 does not sit on the rule's panel");
    expect((await step("vote", leaf, ["2"], issuer)).stderr).to.contain("The ground given is “none”");
    const first = await step("vote", leaf, ["2", "--ground", "workload-differs"], issuer);
    expect(first.stdout).to.contain("Voted: requested; 0 credits count");
    expect((await step("vote", leaf, ["3"], issuer)).stderr).to.contain("Seat 1 of the panel has voted");
    const second = await step("vote", leaf, ["3", "--lang", "zh"], third);
    expect(second.stdout).to.contain("已评议：部分认定，计入 2");
    const { votes, decision } = await shown(leaf);
    expect(votes.map(({ member, credits: approved }) => [member, approved])).to.deep.equal([
      [1, "2"],
      [3, "3"],
    ]);
    expect(decision?.way).to.equal("panel");
  });

  it("lets who appealed take that back, and nobody else; the decision stands", async () => {
    const leaf = await requested("C2.json", "1");
    expect((await step("decide", leaf, ["1", "--ground", "content-differs"], home)).code).to.equal(0);
    expect((await step("withdraw-appeal", leaf, [], issuer)).stderr).to.contain("✗");
    expect((await step("appeal", leaf, [], issuer)).code).to.equal(0);
    expect((await step("withdraw-appeal", leaf, [], home)).stderr)
      .to.contain("✗")
      .and.contain("registrar");
    const back = await step("withdraw-appeal", leaf, [], issuer);
    expect(back.stdout).to.contain("Taken back: granted in part; 1 credits count");
    expect(await shown(leaf)).to.include({ status: "partial", held: "1", deadline: null });
    expect((await step("appeal", leaf, [], issuer)).stderr).to.contain("✗");
  });

  it("frees what was refused once nobody can appeal, at anybody's word", async () => {
    const leaf = await requested("C3.json", "1");
    expect((await step("decide", leaf, ["0", "--ground", "other"], home)).code).to.equal(0);
    expect((await step("release", leaf, [], third)).stderr).to.contain("✗");
    expect(await shown(leaf)).to.include({ held: "3" });
    if (!(scene.running.chain instanceof EmbeddedChain)) throw new TypeError("The chain has no clock to set");
    scene.running.chain.setClock(() => (Date.now() + 8 * day) / 1000);
    const freed = await step("release", leaf, [], third);
    expect(freed.stdout).to.contain("Released: refused; 0 credits count");
    expect(await shown(leaf)).to.include({ held: "0", status: "negative" });
    expect((await step("release", leaf, [], third)).stderr).to.contain("✗");
  });

  it("ends with its rule, which home alone retires, once and for good", async () => {
    const foreign = await credits("rules", "retire", "1", "--yes", ...issuer);
    expect(foreign.stderr).to.contain("✗").and.contain("registrar");
    expect((await credits("rules", "retire", "9", "--yes", ...home)).stderr).to.contain("There is no rule");
    const waits = await credits("rules", "retire", "1", ...home);
    expect(waits.stderr).to.contain("Retire rule 1?").and.contain("was not confirmed");
    expect((await credits("rules", "retire", "1", "--yes", ...home)).stdout).to.contain("Retired.");
    const again = await credits("rules", "retire", "1", "--yes", ...home);
    expect(again.stderr).to.contain("Rule 1 is in force from").and.contain("retired: yes");
    const rule = await cli.json<RecognitionRuleRecord>("credits", "rules", "show", "1");
    expect(rule.retiredAt).to.not.equal(null);
    const late = await credits(
      ...["recognitions", "request", "C3.json", "--home", "2", "--programme", "CS-2026", "--rule", "1", "--for", "1"],
      ...issuer,
    );
    expect(late.stderr).to.contain("retired: yes");
  });
});
