/** `ledger credits access` and `ledger credits share`, as a registrar and a student type them. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { GivenAccess } from "../../client/access.ts";
import { issueBatch } from "../../client/credits.ts";
import type { Shared } from "../../client/holder.ts";
import type { AccessRecord, HolderRecord } from "../../server/credits/access-records.ts";
import { ask, expectProblem } from "../api/ask.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { signedBy } from "../cli/command.ts";
import { type CliScene, openScene } from "../cli/scene.ts";

describe("On the command line", function () {
  this.timeout(120_000);
  const registrar = signedBy("registrar");
  let cli: CliScene["cli"];
  let scene: CliScene["scene"];
  let close: CliScene["close"];
  const records = saltedRecords(1, 2);
  const number = records[0]?.record.student.number ?? "";

  before(async () => {
    ({ cli, scene, close } = await openScene());
    await issueBatch(await scene.signedIn(await scene.officer(1, ["registrar"])), 1, records);
  });

  after(() => close());

  it("a registrar gives a batch links in a file that only they can read, lists and takes them back", async () => {
    const given = await cli.run("credits", "access", "give", "--batch", "1", "--file", "links.csv", ...registrar);
    expect({ code: given.code, stderr: given.stderr }).to.deep.equal({ code: 0, stderr: "" });
    expect(given.stdout).to.include("Made 2 links").and.not.to.include("holder#");
    const file = await stat(join(cli.folder, "links.csv"));
    expect(file.mode & 0o777).to.equal(0o600);
    const sheet = await readFile(join(cli.folder, "links.csv"), "utf8");
    expect(sheet.trim().split("\r\n")).to.have.length(3);
    expect(sheet).to.match(new RegExp(`^${number},.+,http://127.0.0.1:\\d+/holder#[\\w-]{43},`, "m"));

    const listed = await cli.json<AccessRecord[]>("credits", "access", "list", "--student", number, ...registrar);
    expect(listed.map(({ student }) => student.number)).to.deep.equal([number]);
    await cli.json("credits", "access", "revoke", listed[0]?.accessId ?? "", ...registrar);
    expect(await cli.json("credits", "access", "list", "--student", number, ...registrar)).to.deep.equal([]);
    const nobody = await cli.run("credits", "access", "give", ...registrar);
    expect(nobody.code).to.equal(1);
    expect(nobody.stderr).to.include("--batch");
  });

  it("a student lists their records, shares them, and withdraws them", async () => {
    const [given] = await cli.json<GivenAccess[]>("credits", "access", "give", number, "--days", "2", ...registrar);
    const link = ["--link", given?.link ?? ""];
    const own = await cli.json<HolderRecord[]>("credits", "share", "records", ...link);
    expect(own.map(({ record }) => record.recordId)).to.deep.equal([records[0]?.record.recordId]);
    const made = await cli.json<Shared>("credits", "share", "make", "--days", "3", ...link);
    const shown = await cli.run("credits", "share", "list", ...link);
    expect(shown.stdout).to.include(`${made.shareId}  ${made.link}`);
    await cli.json("credits", "share", "withdraw", made.shareId, ...link);
    expect(await cli.json("credits", "share", "list", ...link)).to.deep.equal([]);
    expectProblem(await ask(`${scene.url}/v1/credits/shares/${made.shareId}`), 410, "Credits_ShareWithdrawn");
    const wrong = await cli.run("credits", "share", "list", "--link", `${scene.url}/holder#${"A".repeat(43)}`);
    expect(wrong.code).to.equal(1);
    expect(wrong.stderr).to.include("The link opens nothing");
  });
});
