import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import { addCredentialKey, grantRole, setOffices } from "../../client/alliance.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { AccreditationRecord, CompromiseRecord } from "../../server/credits/accreditation-records.ts";
import type { RecognitionRecord, RecognitionRuleRecord } from "../../server/credits/recognition-records.ts";
import type { BatchRecord, VaultRecord } from "../../server/credits/records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

const heading = "学号,姓名,课程代码,课程名称,英文名称,学分,成绩,学期,完成日期";
const day = 86_400_000;

describe("Recognition on the command line", () => {
  let scene: Alliance;
  let cli: Cli;

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    const [issuer, home] = scene.members.map(({ administrator }) => scene.as(administrator));
    if (!issuer || !home) throw new RangeError("The scene has two universities");
    await setOffices(issuer, 1, await cli.person("issuer"), ["registrar", "administrator"]);
    await setOffices(home, 2, await cli.person("home"), ["registrar"]);
    await setOffices(home, 2, await cli.person("dean"), ["administrator"]);
    await grantRole(scene.as(scene.founder), "accreditor", await cli.person("accreditor"));
    const { agreement } = await proposeAgreement(issuer, 1, {
      textHash: `0x${"12".repeat(32)}`,
      kinds: ["credit-recognition"],
      parties: [1, 2],
      startsAt: new Date(Date.now() - day).toISOString(),
      endsAt: null,
      noticeSeconds: 0,
      decisionSeconds: 7 * 86_400,
      appealSeconds: 7 * 86_400,
      arbiter: null,
      fees: [],
      amends: null,
    });
    await signAgreementNow(home, agreement, 2);
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const issuer = signedBy("issuer");
  const home = signedBy("home");
  const credits = (...args: string[]) => cli.run("credits", ...args);

  it("begins with an accreditation, without which nothing is issued", async () => {
    const rows = [
      "1,陈晓,C1,数学,Maths,3,90",
      "1,陈晓,C2,物理,Physics,4,85",
      "1,陈晓,C3,化学,Chemistry,2,80",
      "1,陈晓,C4,外语,English,2,95",
    ];
    const sheet = rows.map((row) => `${row},2025-autumn,2026-01-13`);
    await cli.write("grades.csv", [heading, ...sheet].join("\n"));
    const accreditor = signedBy("accreditor");
    const withdraw = (...args: string[]) =>
      credits("withdraw-accreditation", "1", "course", "--level", "6", ...args, ...accreditor);
    expect((await withdraw("--yes")).stderr).to.contain("reason");
    expect((await withdraw("--reason", "Review", "--yes")).code).to.equal(0);
    const early = await credits("submit", "grades.csv", "--level", "6", ...issuer);
    expect(early.stderr).to.contain("ccredit").and.not.contain("Issue 4 records?");

    const wrong = await credits("accredit", "1", "course", "--qualification", "X", ...accreditor);
    expect(wrong.stderr).to.contain("--qualification CODE");
    await cli.json("credits", "accredit", "Member 1", "course", "--level", "6", ...accreditor);
    const listed = await cli.json<AccreditationRecord[]>("credits", "accreditations", "--issuer", "1");
    const [one] = listed.filter(({ kind, level }) => kind === "course" && level === 6);
    expect(one).to.deep.include({ issuer: 1, endsAt: null, withdrawn: null });
    await cli.json("credits", "submit", "grades.csv", "--level", "6", "--yes", ...issuer);
    const found = await cli.json<VaultRecord[]>("credits", "list", ...issuer);
    for (const { record } of found) {
      const name = `${record.achievement.code}.json`;
      await cli.json("credits", "present", record.recordId, "--out", name, ...issuer);
    }
  });

  it("goes by rules that home's registrar adds", async () => {
    const add = (...args: string[]) => credits("rules", "add", "1", ...args, ...home);
    expect((await add("数学", "MATH")).stderr).to.contain("source");
    expect((await add("*", "MATH", "--rate", "1001")).stderr).to.contain("1–1000");
    expect((await add("*", "MATH", "--from", "2026-01-01")).stdout).to.contain("Added as rule 1.");
    const foreign = await credits("rules", "retire", "1", ...issuer);
    expect(foreign.stderr).to.contain("✗").and.not.contain("Retire rule 1?");
    const rules = await cli.json<RecognitionRuleRecord[]>("credits", "rules", "list", "--home", "2");
    expect(rules.map(({ rule, source, target, issuer: of }) => [rule, source, target, of])).to.deep.equal([
      [1, "*", "MATH", null],
    ]);
    expect((await credits("rules", "show", "1", "--lang", "zh")).stdout)
      .to.contain("课程对课程")
      .and.contain("1000 ‰");
  });

  const applied = ["--programme", "CS-2026", "--rule", "1"];

  it("recognises many records of a batch at once, after showing them", async () => {
    const asked = await credits("recognise", "C1.json", "C2.json", ...applied, ...home);
    expect(asked.stderr).to.contain("C1 数学").and.contain("→ 4").and.contain("Recognise 2 records?");
    const stranger = await credits("recognise", "C1.json", ...applied, "--home", "2", ...issuer);
    expect(stranger.stderr).to.contain("✗").and.not.contain("Recognise 1 records?");
    const done = await cli.json<{ receipts: unknown[] }>(
      ...["credits", "recognise", "C1.json", "C2.json", ...applied, "--yes", ...home],
    );
    expect(done.receipts).to.have.length(1);
    const again = await credits("recognise", "C1.json", ...applied, "--credits", "1", "--yes", ...home);
    expect(again.code).to.equal(1);
    const listed = await cli.json<RecognitionRecord[]>("credits", "recognitions", "list", "--home", "Member 2");
    expect(listed.map(({ effective, status }) => [effective, status])).to.have.deep.members([
      ["3", "positive"],
      ["4", "positive"],
    ]);
  });

  it("is asked for by the issuer, granted in part, appealed and decided", async () => {
    const asked = await cli.json<{ leaf: string; status: string }>(
      ...["credits", "recognitions", "request", "C3.json", "--home", "2", ...applied, "--for", "1", ...issuer],
    );
    expect(asked.status).to.equal("requested");
    const leaf = asked.leaf.slice(0, 14);
    const step = (name: string, args: string[], who = home) => credits("recognitions", name, leaf, ...args, ...who);
    expect((await step("decide", ["1.5", "--yes"])).stderr).to.contain("✗");
    const waits = await step("decide", ["1.5", "--ground", "workload-differs"]);
    expect(waits.stderr).to.contain("was not confirmed").and.contain("(1.5)");
    const decided = await step("decide", ["1.5", "--ground", "workload-differs", "--yes"]);
    expect(decided.stdout).to.contain("granted in part; 1.5 credits count");
    expect((await step("deem", ["--yes"])).code).to.equal(1);
    expect((await step("appeal", ["--yes"], issuer)).code).to.equal(0);
    const settled = await step("decide-appeal", ["2", "--yes"], signedBy("dean"));
    expect(settled.stdout).to.contain("2 credits count");
    const shown = await step("show", ["--lang", "zh"]);
    expect(shown.stdout).to.contain("提出申诉").and.contain("学时不同");
    expect((await credits("recognitions", "show", "0xffffffff")).stderr).to.contain("credits recognitions list");
  });

  it("is granted by silence once the time to decide is over", async () => {
    const request = [
      "credits",
      "recognitions",
      "request",
      "C4.json",
      "--home",
      "2",
      ...applied,
      "--for",
      "1",
      ...issuer,
    ];
    const { leaf } = await cli.json<{ leaf: string }>(...request);
    const early = await credits("recognitions", "deem", leaf, ...issuer);
    expect(early.stderr).to.contain("✗").and.not.contain("was not confirmed");
    if (!(scene.running.chain instanceof EmbeddedChain)) throw new TypeError("The chain has no clock to set");
    scene.running.chain.setClock(() => (Date.now() + 8 * day) / 1000);
    const deemed = await credits("recognitions", "deem", leaf, "--yes", ...issuer);
    expect(deemed.stdout).to.contain("Granted by silence: granted; 2 credits count");
    expect((await credits("recognitions", "withdraw", leaf, "--yes", ...home)).stdout).to.contain("0 credits count");
  });

  describe("and a transcript", () => {
    const all = ["C1.json", "C2.json", "C3.json", "C4.json"];
    const programme = {
      version: 1,
      home: 2,
      code: "CS-2026",
      titleZh: "计算机科学",
      titleEn: "Computer Science",
      creditScheme: "local",
      total: "9",
      atHomePermille: 0,
      mostRecognised: null,
      categories: [{ code: "all", titleZh: "全部", titleEn: "Everything", minimum: "5", maximum: null, accepts: [{}] }],
    };

    it("is checked for a degree, rule by rule and record by record", async () => {
      await cli.write("programme.json", JSON.stringify(programme));
      await cli.write("more.json", JSON.stringify({ ...programme, total: "10" }));
      await cli.write("bad.json", JSON.stringify({ ...programme, home: "2" }));
      const bad = await credits("transcript", ...all, "--programme", "bad.json");
      expect(bad.stderr).to.contain("/home");
      const met = await credits("transcript", ...all, "--programme", "programme.json");
      expect(met.code).to.equal(0);
      expect(met.stdout)
        .to.contain("✓ Meets what “Computer Science” asks for")
        .and.match(/✓ +Total +9 +9/)
        .and.match(/C4 .*Does not count: not recognised for this programme/);
      const chinese = await credits("transcript", ...all, "--programme", "more.json", "--lang", "zh");
      expect(chinese.code).to.equal(1);
      expect(chinese.stdout).to.match(/✗ +总学分 +10 +9/);
    });

    it("is exported by whoever holds it, and signed by who issued it", async () => {
      const lone = await credits("transcript", ...all, "--export", "elmo");
      expect(lone.stderr).to.contain("--export FORMAT --out FILE");
      for (const format of ["elmo", "csv"]) {
        const done = await credits("transcript", ...all, "--export", format, "--out", `transcript.${format}`);
        expect(done.code, done.stderr).to.equal(0);
      }
      expect(await readFile(join(cli.folder, "transcript.elmo"), "utf8")).to.contain("<elmo");
      expect(await readFile(join(cli.folder, "transcript.csv"), "utf8")).to.contain("Member 1");
      const { publicKey } = await cli.json<{ publicKey: `0x${string}` }>(
        ...["credential-key", "new", "credentials.json", "--passphrase-file", "passphrase"],
      );
      const [administrator] = scene.members.map((member) => scene.as(member.administrator));
      if (administrator) await addCredentialKey(administrator, 1, publicKey);
      const unsigned = await credits("transcript", ...all, "--export", "sd-jwt", "--out", "x");
      expect(unsigned.stderr).to.contain("--credential-key FILE");
      for (const format of ["sd-jwt", "open-badge"]) {
        const key = ["--credential-key", "credentials.json", "--credential-passphrase-file", "passphrase", ...issuer];
        const done = await credits("transcript", ...all, "--export", format, "--out", `transcript.${format}`, ...key);
        expect(done.code, done.stderr).to.equal(0);
      }
      expect(await readFile(join(cli.folder, "transcript.sd-jwt"), "utf8")).to.match(/^ey.*~/);
      const badges = JSON.parse(await readFile(join(cli.folder, "transcript.open-badge"), "utf8"));
      expect(badges.verifiableCredential).to.have.length(4);
    });
  });

  describe("once a key is compromised", () => {
    it("counts no more, after the issuer's report", async () => {
      const account = JSON.parse(await readFile(join(cli.folder, "issuer.json"), "utf8")).address;
      const asked = await credits("compromise", `0x${account}`, "1", ...issuer);
      expect(asked.stderr).to.contain("Make these batches void for good: 1?");
      await cli.json("credits", "compromise", `0x${account}`, "1", "--yes", ...issuer);
      const [report] = await cli.json<CompromiseRecord[]>("credits", "compromises");
      expect(report).to.deep.include({ issuer: 1, sequences: [1] });
      const [batch] = await cli.json<BatchRecord[]>("credits", "batches");
      expect(batch?.isVoid).to.equal(true);
      const listed = await cli.json<RecognitionRecord[]>("credits", "recognitions", "list");
      expect(listed.map(({ effective }) => effective)).to.deep.equal(["0", "0", "0", "0"]);
    });
  });
});
