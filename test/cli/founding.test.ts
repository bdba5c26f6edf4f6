import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { everyItem } from "../../client/pages.ts";
import {
  type AllianceRecord,
  type MemberRecord,
  memberSchema,
  roleHolderSchema,
} from "../../server/alliance/records.ts";
import { accreditationSchema } from "../../server/credits/accreditation-records.ts";
import { recordKinds } from "../../server/credits/credit-records.ts";
import { startTestGateway, type TestGateway } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

describe("Founding an alliance on the command line", () => {
  let gateway: TestGateway;
  let cli: Cli;
  before(async () => {
    gateway = await startTestGateway();
    cli = await openCli(() => gateway.url);
  });
  after(async () => {
    await cli.close();
    await gateway.close();
  });

  const plan = {
    nameZh: "试验联盟",
    nameEn: "Trial Alliance",
    disputeWindowDays: 3,
    votingPeriodDays: 5,
    handOver: false,
    founder: { keystore: "founder.json" },
    secretariat: [{ keystore: "secretariat.json" }],
    members: [
      {
        kind: "university",
        province: 13,
        nameZh: "冀中大学",
        nameEn: "Jizhong University",
        administrator: { keystore: "jizhong.json" },
      },
    ],
  };
  const institute = {
    kind: "institute",
    province: 12,
    nameZh: "渤海研究院",
    nameEn: "Bohai Institute",
    administrator: { keystore: "jizhong.json" },
  };
  const rolesOfFounder = async () => {
    const { address } = JSON.parse(await readFile(join(cli.folder, "founder.json"), "utf8"));
    return (await cli.json<{ roles: string[] }>("alliance", "account", `0x${address}`)).roles;
  };
  const found = ["alliance", "found", "plan.json", "--yes", "--passphrase-file", "passphrase"];

  it("refuses a plan that is none, with every fault, and touches nothing", async () => {
    const wrong = { ...plan, nameZh: "", members: [{ ...plan.members[0], kind: "school" }] };
    await cli.write("wrong.json", JSON.stringify(wrong));
    const { code, stdout } = await cli.run("alliance", "found", "wrong.json", "--yes", "--json");
    expect(code).to.equal(1);
    const { type, faults } = JSON.parse(stdout);
    expect(type).to.equal("/problems/terminal/bad-plan");
    expect(faults.map(({ field }: { field: string }) => field)).to.deep.equal(["/nameZh", "/members/0/kind"]);
  });

  it("needs a terminal to ask in, or a plan", async () => {
    const { code, stdout, stderr } = await cli.run("alliance", "found");
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
    expect(stderr)
      .to.contain("“Name of the alliance in Chinese:” has to be answered in a terminal; nothing was submitted.")
      .and.contain("alliance found PLAN.json")
      .and.not.contain("Warning");
  });

  it("gives nothing to an account of the demo, whose key everybody has", async () => {
    const keystore = await readFile(new URL("../../demo/keystores/jizhong-registrar.json", import.meta.url), "utf8");
    const address = `0x${JSON.parse(keystore).address}`;
    await cli.person("founder");
    await cli.write("published.json", JSON.stringify({ ...plan, secretariat: [{ address }], members: [] }));
    const { code, stdout } = await cli.run("alliance", "found", "published.json", "--yes", "--json");
    expect(code).to.equal(1);
    expect(JSON.parse(stdout).type).to.equal("/problems/terminal/published-key");
  });

  it("makes the keys, deploys, gives the roles and admits the members", async () => {
    await cli.person("founder");
    await cli.person("jizhong");
    await cli.write("plan.json", JSON.stringify(plan));
    const { alliance, members } = await cli.json<{ alliance: AllianceRecord; members: MemberRecord[] }>(...found);
    expect(alliance).to.deep.include({ nameZh: "试验联盟", nameEn: "Trial Alliance" });
    expect(alliance.modules.map(({ module }) => module)).to.have.members([
      "Members",
      "Credits",
      "Bookings",
      "Settlement",
      "Agreements",
      "Meetings",
      "Recognitions",
      "Timelock",
      "Council",
    ]);
    expect(members.map(({ nameZh, kind, province }) => ({ nameZh, kind, province }))).to.deep.equal([
      { nameZh: "冀中大学", kind: "university", province: 13 },
    ]);
    const secretariat = JSON.parse(await readFile(join(cli.folder, "secretariat.json"), "utf8"));
    const account = await cli.json<{ roles: string[] }>("alliance", "account", `0x${secretariat.address}`);
    expect(account.roles).to.deep.equal(["secretariat"]);
  });

  it("gives universities a seat and accredits them for all but qualifications, and keeps no role for that", async () => {
    const [university] = await everyItem(gateway.client(), "/v1/members", memberSchema);
    expect(university).to.include({ nameEn: "Jizhong University", full: true });
    const granted = await everyItem(gateway.client(), "/v1/accreditations", accreditationSchema);
    const scopes = granted.map(({ issuer, kind, level }) => `${issuer} ${kind} ${level}`);
    const kinds = recordKinds.filter((kind) => kind !== "qualification");
    const wanted = kinds.flatMap((kind) => [0, 5, 6, 7, 8].map((level) => `1 ${kind} ${level}`));
    expect(scopes.sort()).to.deep.equal(wanted.sort());
    expect(await rolesOfFounder()).to.deep.equal(["founder"]);
  });

  it("goes on where it stopped: what stands is not done again", async () => {
    await cli.write("plan.json", JSON.stringify({ ...plan, members: [...plan.members, institute] }));
    const height = async () => (await cli.json<{ block: { number: number } }>("index", "status")).block.number;
    const before = await height();
    const { members } = await cli.json<{ members: MemberRecord[] }>(...found);
    expect(members.map(({ nameEn }) => nameEn)).to.deep.equal(["Jizhong University", "Bohai Institute"]);
    expect(await height()).to.equal(before + 1);
  });

  it("is refused to another founder", async () => {
    await cli.person("stranger");
    await cli.write("plan.json", JSON.stringify({ ...plan, founder: { keystore: "stranger.json" } }));
    const { code, stderr } = await cli.run("alliance", "found", "plan.json");
    expect(code).to.equal(1);
    expect(stderr).to.contain("“试验联盟” stands on this chain").and.not.contain("was not confirmed");
  });

  it("leaves the offices to the member's administrator", async () => {
    const officer = await cli.person("officer");
    const granted = await cli.json<{ offices: string[] }>(
      ...["alliance", "grant", "冀中大学", officer, "registrar", "steward", ...signedBy("jizhong")],
    );
    expect(granted.offices).to.deep.equal(["registrar", "steward"]);
    const taken = await cli.json<{ offices: string[] }>(
      ...["alliance", "revoke", "1", officer, "steward", ...signedBy("jizhong")],
    );
    expect(taken.offices).to.deep.equal(["registrar"]);
    const refused = await cli.run("alliance", "grant", "1", officer, "bursar", ...signedBy("officer"));
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.contain("does not hold the office of administrator");
  });

  it("leaves the administration with the founder where the plan says so, and says so", async () => {
    await cli.write("plan.json", JSON.stringify({ ...plan, members: [...plan.members, institute] }));
    const { code, stderr } = await cli.run(...found);
    expect(code).to.equal(0);
    expect(stderr).to.contain("The founder keeps the administration and decides alone on members and roles.");
  });

  it("does not hand over to a council in which nobody has a vote", async () => {
    const other = await startTestGateway();
    try {
      await cli.write("alone.json", JSON.stringify({ ...plan, handOver: true, members: [institute] }));
      const alone = ["alliance", "found", "alone.json", ...found.slice(3), "--gateway", other.url];
      const { stderr } = await cli.run(...alone);
      expect(stderr).to.contain("There is no full member who could vote, so the founder keeps the administration.");
      const roles = await everyItem(other.client(), "/v1/roles", roleHolderSchema);
      expect(roles.filter(({ role }) => role === "founder").map(({ module }) => module)).to.deep.equal([null]);
    } finally {
      await other.close();
    }
  });

  it("hands over to the council, which alone decides from then on", async () => {
    const members = [...plan.members, institute];
    await cli.write("plan.json", JSON.stringify({ ...plan, handOver: true, members }));
    const { stderr } = await cli.run(...found);
    expect(stderr).to.contain("Handed over to the council, which decides by vote");
    expect(await rolesOfFounder()).to.deep.equal([]);
    const roles = await everyItem(gateway.client(), "/v1/roles", roleHolderSchema);
    expect(roles.filter(({ role }) => role === "founder").map(({ module }) => module)).to.deep.equal(["Timelock"]);

    const another = { ...institute, nameZh: "另一研究院", nameEn: "Another Institute" };
    await cli.write("plan.json", JSON.stringify({ ...plan, members: [...members, another] }));
    const again = await cli.run(...found);
    expect(again.stderr).to.contain("The council decides already");
    const names = (await everyItem(gateway.client(), "/v1/members", memberSchema)).map(({ nameEn }) => nameEn);
    expect(names).to.deep.equal(["Jizhong University", "Bohai Institute"]);
  });
});
