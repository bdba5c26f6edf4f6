import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { grantRole, setOffices } from "../../client/alliance.ts";
import type { AgreementRecord } from "../../server/alliance/agreement-records.ts";
import type { MeetingRecord } from "../../server/alliance/meeting-records.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

const day = 86_400_000;

describe("Agreements and meetings on the command line", () => {
  let scene: Alliance;
  let cli: Cli;

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    for (const { member, administrator } of scene.members) {
      const person = await cli.person(`administrator-${member}`);
      await setOffices(scene.as(administrator), member, person, ["administrator"]);
    }
    await grantRole(scene.as(scene.founder), "secretariat", await cli.person("secretariat"));
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const agreements = (...args: string[]) => cli.run("alliance", "agreements", ...args);
  const shown = (id: string) => cli.json<AgreementRecord>("alliance", "agreements", "show", id);
  const one = signedBy("administrator-1");
  const two = signedBy("administrator-2");

  it("begin with a template, and say where a file of terms is wrong", async () => {
    await cli.json("alliance", "agreements", "template", "--out", "terms.json");
    const terms = JSON.parse(await readFile(join(cli.folder, "terms.json"), "utf8"));
    const missing = await agreements("propose", "terms.json", ...one);
    expect(missing.stderr).to.contain("agreement.pdf");
    await cli.write("agreement.pdf", "The text of the agreement");
    await cli.write("typo.json", JSON.stringify({ ...terms, kinds: ["credits"], notice: 90 }));
    const typo = await agreements("propose", "typo.json", ...one);
    expect(typo.stderr).to.contain("/kinds/0").and.contain("/notice");
    await cli.write("late.json", JSON.stringify({ ...terms, notice: "ninety days" }));
    expect((await agreements("propose", "late.json", ...one)).stderr).to.contain("90d, 12h");
  });

  it("are put forward once the person has seen the terms, and never where the contract refuses", async () => {
    const asked = await agreements("propose", "terms.json", ...one);
    expect(asked.stderr)
      .to.contain("recognition of credits, cross-enrolment")
      .and.contain("90 days")
      .and.contain("¥120.00 a credit")
      .and.contain("Propose and sign this for Member 1?");
    const other = await agreements("propose", "terms.json", "--member", "3", ...signedBy("administrator-3"));
    expect(other.stderr).to.contain("Proposer is no party").and.not.contain("Propose and sign");
    await cli.json("alliance", "agreements", "propose", "terms.json", "--yes", ...one);
    expect(await shown("1")).to.deep.include({ status: "proposed", noticeSeconds: 7_776_000, arbiter: null });
  });

  it("are signed by the others, directly or by a file that anyone brings", async () => {
    const lines = await agreements("sign", "1", ...two);
    expect(lines.stderr).to.contain("waits for signatures").and.contain("Sign this for Member 2?");
    await cli.json("alliance", "agreements", "sign", "1", "--yes", ...two);
    expect((await shown("1")).status).to.equal("signed");
    const late = await agreements("retract", "1", ...two);
    expect(late.stderr).to.contain("Signed by all").and.not.contain("confirmed");

    await cli.write("changes.json", JSON.stringify({ notice: "30d", fees: [] }));
    await cli.json("alliance", "agreements", "amend", "1", "changes.json", "--yes", ...two);
    await cli.json("alliance", "agreements", "sign", "2", "--out", "signed.json", ...one);
    const brought = await agreements("bring", "signed.json", ...signedBy("administrator-3"));
    expect(brought.stdout).to.contain("Signed, and now by all.");
    const [amended, amendment] = [await shown("1"), await shown("2")];
    expect(amended.amendedBy).to.equal(2);
    expect(amendment).to.deep.include({ amends: 1, noticeSeconds: 2_592_000, fees: [], decisionSeconds: 1_814_400 });
  });

  it("are checked against the text and left with notice", async () => {
    await cli.write("other.pdf", "Another text");
    expect(await agreements("show", "2", "--check", "agreement.pdf")).to.deep.include({ code: 0 });
    const other = await agreements("show", "2", "--check", "other.pdf");
    expect(other).to.deep.include({ code: 1 });
    expect(other.stdout).to.contain("✗ The file is not the text that was signed");
    const left = await cli.json<{ leavesAt: string }>("alliance", "agreements", "withdraw", "2", "--yes", ...two);
    expect(left.leavesAt).to.match(/^20/);
    const listed = await agreements("list", "--member", "Member 2", "--lang", "zh");
    expect(listed.stdout).to.contain("学分互认").and.contain("2/2");
  });

  it("meet, with notice, minutes and resolutions", async () => {
    const meetings = (...args: string[]) => cli.run("alliance", "meetings", ...args, ...signedBy("secretariat"));
    await cli.write("agenda.md", "1. Budget");
    const convene = (startsAt: number) =>
      meetings(
        ...[
          "convene",
          new Date(startsAt).toISOString(),
          "agenda.md",
          "--notice-zh",
          "年会",
          "--notice-en",
          "Annual meeting",
        ],
      );
    expect((await convene(Date.now() + day)).stderr).to.contain("Notice too short");
    const startsAt = Date.now() + 4 * day;
    expect((await convene(startsAt)).stdout).to.contain("Convened as meeting 1.");
    expect((await meetings("minutes", "1", "agenda.md", "1")).stderr).to.contain("Not yet begun");
    if (!(scene.running.chain instanceof EmbeddedChain)) throw new TypeError("The chain has no clock to set");
    scene.running.chain.setClock(() => (startsAt + day) / 1000);
    await cli.write("minutes.md", "All were there");
    expect((await meetings("minutes", "1", "minutes.md", "Member 2", "1")).code).to.equal(0);
    expect((await meetings("resolution", "1", "minutes.md")).code).to.equal(0);
    const [meeting] = await cli.json<MeetingRecord[]>("alliance", "meetings", "list", "--member", "2");
    expect(meeting?.minutes.map(({ attendance }) => attendance)).to.deep.equal([[1, 2]]);
    const lines = await cli.run("alliance", "meetings", "show", "1");
    expect(lines.stdout).to.contain("Annual meeting").and.contain("Attended: Member 1, Member 2");
  });

  it("are paused by the secretariat in an emergency", async () => {
    const pause = (until: number, ...more: string[]) =>
      cli.run("alliance", "pause", "bookings", new Date(until).toISOString(), ...more, ...signedBy("secretariat"));
    const now = Date.now() + 5 * day;
    const long = await pause(now + 9 * day);
    expect(long.stderr).to.contain("✗").and.not.contain("was not confirmed");
    expect((await pause(now + 2 * day)).stderr).to.contain("“Stop bookings until");
    expect((await pause(now + 2 * day, "--yes")).code).to.equal(0);
    expect((await cli.run("alliance", "pauses")).stdout).to.match(/^Bookings v1 /m);
    expect((await cli.run("alliance", "pause", "Bokings", "2027-01-01", ...signedBy("secretariat"))).stderr).to.contain(
      "Bookings, ",
    );
  });

  it("have no charter yet that a file could be", async () => {
    const checked = await cli.run("alliance", "charter", "--check", "agenda.md");
    expect(checked.code).to.equal(1);
    expect(checked.stdout).to.contain("✗ The file is no version of the charter");
  });
});
