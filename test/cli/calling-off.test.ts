import { expect } from "chai";
import { grantRole, setOffices, setStanding } from "../../client/alliance.ts";
import type { AgreementRecord } from "../../server/alliance/agreement-records.ts";
import type { ProposalRecord } from "../../server/alliance/council-records.ts";
import type { MeetingRecord } from "../../server/alliance/meeting-records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

describe("What is called off or ended on the command line", () => {
  let scene: Alliance;
  let cli: Cli;

  before(async function () {
    this.timeout(120_000);
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    for (const { member, administrator } of scene.members.slice(0, 2)) {
      await setOffices(scene.as(administrator), member, await cli.person(`administrator-${member}`), ["administrator"]);
    }
    await grantRole(scene.as(scene.founder), "secretariat", await cli.person("secretariat"));
    await cli.person("anyone");
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  it("is a meeting that has not begun, with a reason; before that its agenda may change", async () => {
    const meetings = (...args: string[]) => cli.run("alliance", "meetings", ...args, ...signedBy("secretariat"));
    const shown = () => cli.json<MeetingRecord>("alliance", "meetings", "show", "1");
    await cli.write("agenda.md", "1. Budget");
    await cli.write("longer.md", "1. Budget\n2. Fees");
    const startsAt = new Date(Date.now() + 4 * 86_400_000).toISOString();
    await meetings("convene", startsAt, "agenda.md", "--notice-zh", "年会", "--notice-en", "Annual meeting");
    const before = await shown();
    expect((await meetings("agenda", "1", "longer.md")).stdout).to.contain("Replaced.");
    const amended = await shown();
    expect(amended.agendaAmendedAt).to.match(/^20/);
    expect(amended.agendaHash).not.to.equal(before.agendaHash);
    const other = await cli.run("alliance", "meetings", "agenda", "1", "agenda.md", ...signedBy("anyone"));
    expect(other.stderr).to.contain("✗");
    expect((await shown()).agendaHash).to.equal(amended.agendaHash);

    expect((await meetings("cancel", "1", "--reason", "Too few")).stderr).to.contain("Cancel meeting 1?");
    expect((await shown()).cancellation).to.equal(null);
    expect((await meetings("cancel", "1", "--reason", "Too few", "--yes")).stdout).to.contain("Cancelled.");
    expect((await shown()).cancellation).to.deep.include({ reason: "Too few" });
    expect((await meetings("agenda", "1", "agenda.md")).stderr).to.contain("✗");
  });

  it("is a proposal, by whoever made it and before its poll opens", async () => {
    const own = "administrator-1";
    const address = (await cli.json<{ address: string }>("keystore", "address", `${own}.json`)).address;
    await cli.json("alliance", "representative", "1", address, ...signedBy(own));
    const propose = ["alliance", "council", "propose", "suspend", "3", "--reason", "Fees unpaid", "--yes"];
    const { proposal } = await cli.json<{ proposal: string }>(...propose, ...signedBy(own));
    const cancel = (who: string) => cli.run("alliance", "council", "cancel", proposal, "--yes", ...signedBy(who));
    expect((await cancel("anyone")).stderr).to.contain("✗");
    const statusOf = async () => (await cli.json<ProposalRecord>("alliance", "council", "show", proposal)).status;
    expect(await statusOf()).to.equal("open");
    expect((await cancel(own)).stdout).to.contain("Taken back.");
    expect(await statusOf()).to.equal("canceled");
  });

  it("is an agreement for a member that was expelled, whoever says so", async () => {
    await cli.json("alliance", "agreements", "template", "--out", "terms.json");
    await cli.write("agreement.pdf", "The text of the agreement");
    const [one, two] = [signedBy("administrator-1"), signedBy("administrator-2")];
    await cli.json("alliance", "agreements", "propose", "terms.json", "--yes", ...one);
    await cli.json("alliance", "agreements", "sign", "1", "--yes", ...two);
    const remove = () => cli.run("alliance", "agreements", "remove", "1", "Member 2", ...signedBy("secretariat"));
    expect((await remove()).stderr)
      .to.contain("✗")
      .and.contain("expelled");
    await setStanding(scene.as(scene.founder), 2, "expelled", "fraud");
    expect((await remove()).stdout).to.contain("Ended for it.");
    const agreement = await cli.json<AgreementRecord>("alliance", "agreements", "show", "1");
    const leavesAt = agreement.parties.find(({ member }) => member === 2)?.leavesAt;
    expect(leavesAt).to.match(/^20/);
  });
});
