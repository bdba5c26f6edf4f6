import { expect } from "chai";
import type { BatchRecord, Presentation, VaultRecord } from "../../server/credits/records.ts";
import { gbk } from "../client/encodings.ts";
import { type Cli, signedBy } from "./command.ts";
import { startLosingGateway } from "./losing-gateway.ts";
import { type CliScene, openScene } from "./scene.ts";

describe("On the command line, a registrar", () => {
  let cli: Cli;
  let scene: CliScene["scene"];
  let close: CliScene["close"];
  before(async () => {
    ({ cli, close, scene } = await openScene());
  });
  after(() => close());

  const heading = "学号,姓名,课程代码,课程名称,英文名称,学分,成绩,学期,完成日期";
  const rows = ["陈晓", "李静", "王强"].map(
    (name, at) => `2025000${at},${name},CS2103,数据结构,Data Structures,3.5,${90 + at},2025-autumn,2025-11-13`,
  );
  const registrar = signedBy("registrar");
  let records: VaultRecord[] = [];
  const idOf = (name: string) => records.find(({ record }) => record.student.name === name)?.record.recordId ?? "";

  it("is not answered for without a confirmation, and then nothing is submitted", async () => {
    await cli.write("grades.csv", gbk([heading, ...rows].join("\r\n")));
    const { code, stdout, stderr } = await cli.run("credits", "submit", "grades.csv", ...registrar);
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
    expect(stderr).to.contain("GBK/GB18030").and.contain("陈晓").and.contain("“Issue 3 records?” was not confirmed");
    expect(await cli.json("credits", "batches")).to.deep.equal([]);
  });

  it("submits a GBK file as one batch, with one transaction", async () => {
    const issued = await cli.json<{ sequence: number; count: number; root: string; receipt: { block: number } }>(
      ...["credits", "submit", "grades.csv", "--yes", ...registrar],
    );
    expect(issued).to.deep.include({ issuer: 1, sequence: 1, count: 3 });
    const batches = await cli.json<BatchRecord[]>("credits", "batches");
    expect(batches.map(({ root, block }) => ({ root, block }))).to.deep.equal([
      { root: issued.root, block: issued.receipt.block },
    ]);
    records = await cli.json<VaultRecord[]>("credits", "list", ...registrar);
    expect(
      records.map(({ record, status }) => [record.student.name, record.grade?.value, status]),
    ).to.have.deep.members([
      ["陈晓", "90", "in-force"],
      ["李静", "91", "in-force"],
      ["王强", "92", "in-force"],
    ]);
  });

  it("cannot issue the same records twice", async () => {
    const { code, stderr } = await cli.run("credits", "submit", "grades.csv", "--yes", ...registrar);
    expect(code).to.equal(1);
    expect(stderr)
      .to.match(/^ +2 {2}Student number {2}Same as record [0-9a-f-]{36} of batch 1$/m)
      .and.match(/^ +4 {2}Student number/m)
      .and.not.contain("go on with");
    expect(await cli.json<BatchRecord[]>("credits", "batches")).to.have.length(1);
  });

  it("is looked for before a sheet is shown or a question is asked", async () => {
    const nobody = ["--issuer", "1", "--as", "nobody"];
    for (const more of [[], ["--dry-run"]]) {
      const { code, stdout, stderr } = await cli.run("credits", "submit", "grades.csv", ...nobody, ...more);
      expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
      expect(stderr)
        .to.match(/^✗ /m)
        .and.not.match(/陈晓|was not confirmed/);
    }
    const { stderr } = await cli.run("alliance", "suspend", "1", "--as", "nobody");
    expect(stderr).to.match(/^✗ /m).and.not.contain("was not confirmed");
  });

  it("hands out a link that anyone verifies, and that an altered copy does not pass", async () => {
    const { link, presentation } = await cli.json<{ link: string; presentation: Presentation }>(
      ...["credits", "present", idOf("陈晓"), ...registrar],
    );
    const { record } = presentation;
    const altered = { ...presentation, record: { ...record, grade: { scale: "percentage", value: "99" } } };
    await cli.write("altered.json", JSON.stringify(altered));
    const [good, bad, cut] = await Promise.all([
      cli.run("credits", "verify", link),
      cli.run("credits", "verify", "altered.json", "--lang", "zh"),
      cli.run("credits", "verify", link.slice(0, -40)),
    ]);
    expect(good.code).to.equal(0);
    expect(good.stdout)
      .to.match(/^✓ Valid$/m)
      .and.contain("陈晓");
    expect(bad.code).to.equal(1);
    expect(bad.stdout).to.match(/^✗ 内容被改动$/m);
    expect(cut).to.deep.include({ code: 1, stdout: "" });
    expect(cut.stderr).to.contain("no credit record can be read");
  });

  it("revokes one and replaces one, and verification says so", async () => {
    await cli.run("credits", "present", idOf("李静"), "--out", "revoked.json", ...registrar);
    await cli.run("credits", "present", idOf("王强"), "--out", "replaced.json", ...registrar);
    await cli.json("credits", "revoke", idOf("李静"), "--reason", "academic-misconduct", "--yes", ...registrar);
    const { successorId } = await cli.json<{ successorId: string }>(
      ...["credits", "replace", idOf("王强"), "--grade", "95", "--yes", ...registrar],
    );
    const [revoked, replaced, shown, again] = await Promise.all([
      cli.run("credits", "verify", "revoked.json"),
      cli.run("credits", "verify", "replaced.json"),
      cli.json<VaultRecord>("credits", "show", successorId, ...registrar),
      cli.run("credits", "revoke", idOf("李静"), "--yes", ...registrar),
    ]);
    expect(revoked.stdout)
      .to.match(/^✗ Revoked$/m)
      .and.contain("academic misconduct");
    expect(replaced.stdout).to.match(/^✗ Corrected$/m);
    expect(shown).to.deep.include({ status: "in-force", sequence: 2 });
    expect(shown.record.grade).to.deep.equal({ scale: "percentage", value: "95" });
    expect(again.code).to.equal(1);
    expect(again.stderr).to.contain("The record is revoked.");
  });

  it("is refused before a question about a record that is revoked", async () => {
    const runs = await Promise.all([
      cli.run("credits", "revoke", idOf("李静"), ...registrar),
      cli.run("credits", "replace", idOf("李静"), "--grade", "95", ...registrar),
    ]);
    for (const { code, stderr } of runs) {
      expect(code).to.equal(1);
      expect(stderr).to.contain("The record is revoked.").and.not.contain("was not confirmed");
    }
    expect(await cli.json("credits", "drafts", ...registrar)).to.deep.equal([]);
  });

  it("is told how to go on once the records may be in the vault, and then goes on", async () => {
    const row = "20250009,赵敏,CS2103,数据结构,Data Structures,3.5,88,2025-autumn,2025-11-13";
    await cli.write("one.csv", [heading, row].join("\n"));
    const losing = await startLosingGateway(scene.url, /^POST \/v1\/transactions/);
    const lost = await cli.run("credits", "submit", "one.csv", "--yes", ...registrar, "--gateway", losing.url);
    losing.close();
    expect(lost.code).to.equal(1);
    expect(lost.stderr).to.contain("Nothing answers");
    const hint = /go on with: credits drafts · credits resume (0x[0-9a-f]{10})$/m;
    expect(lost.stderr).to.match(hint);
    const [, root = ""] = hint.exec(lost.stderr) ?? [];
    const resumed = await cli.json<{ sequence: number }>("credits", "resume", root, ...registrar);
    expect(resumed).to.deep.include({ sequence: 3, count: 1 });
  });

  it("says which value of a correction is wrong, by its option", async () => {
    const { code, stderr } = await cli.run("credits", "replace", idOf("陈晓"), "--credits", "0", "--yes", ...registrar);
    expect(code).to.equal(1);
    expect(stderr).to.match(/^--credits {2}“0”: expected a number above 0/m);
  });

  it("revokes also what was erased, and does nothing else to it", async () => {
    const erased = idOf("陈晓");
    await cli.json("credits", "erase", erased, "--yes", ...registrar);
    const suspended = await cli.run("credits", "suspend", erased, "--yes", ...registrar);
    expect(suspended.code).to.equal(1);
    expect(suspended.stderr).to.contain("was erased");
    const unasked = await cli.run("credits", "revoke", erased, ...registrar);
    expect(unasked.stderr).to.contain(`“revoke a record for good: ${erased}?” was not confirmed`);
    const { stdout } = await cli.run("credits", "revoke", erased, "--yes", ...registrar);
    expect(stdout).to.contain("Revoked.");
    const again = await cli.run("credits", "revoke", erased, "--yes", ...registrar);
    expect(again.code).to.equal(1);
    expect(again.stderr).to.contain("The record is revoked.");
  });

  it("has to be one, with the right passphrase", async () => {
    await cli.write("wrong", "another passphrase");
    const [steward, passphrase, nobody] = await Promise.all([
      cli.run("credits", "submit", "grades.csv", "--issuer", "1", "--yes", ...signedBy("steward")),
      cli.run("credits", "list", "--keystore", "registrar.json", "--passphrase-file", "wrong"),
      cli.run("credits", "list"),
    ]);
    for (const run of [steward, passphrase, nobody]) expect(run).to.deep.include({ code: 1, stdout: "" });
    expect(steward.stderr)
      .to.match(/^✗ Not entitled$/m)
      .and.not.match(/go on with|陈晓|storing/);
    expect(passphrase.stderr).to.contain("Wrong passphrase");
    expect(nobody.stderr).to.contain("No account to sign with");
    expect(await cli.json<BatchRecord[]>("credits", "batches")).to.have.length(3);
  });
});
