import { expect } from "chai";
import { grantRole, setOffices } from "../../client/alliance.ts";
import type { ProposalRecord } from "../../server/alliance/council-records.ts";
import type { MemberRecord } from "../../server/alliance/records.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli, signedBy } from "./command.ts";

const day = 86_400;

describe("The council on the command line", () => {
  let scene: Alliance;
  let cli: Cli;
  let coordinator: string;
  /** Seconds by which the chain's clock is ahead. */
  let ahead = 0;
  const later = (seconds: number) => {
    ahead += seconds;
    if (!(scene.running.chain instanceof EmbeddedChain)) throw new TypeError("The chain has no clock to set");
    scene.running.chain.setClock(() => Date.now() / 1000 + ahead);
  };

  before(async () => {
    scene = await startAlliance();
    cli = await openCli(() => scene.url);
    for (const { member, administrator } of scene.members) {
      const offices = ["administrator"] as const;
      await setOffices(scene.as(administrator), member, await cli.person(`administrator-${member}`), offices);
    }
    coordinator = await cli.person("coordinator");
    await grantRole(scene.as(scene.founder), "coordinator", coordinator as `0x${string}`);
    const founder = await cli.person("founder");
    await grantRole(scene.as(scene.founder), "founder", founder);
    await cli.person("outsider");
  });
  after(async () => {
    await cli.close();
    await scene.close();
  });

  const founder = signedBy("founder");
  const addressOf = async (name: string) =>
    (await cli.json<{ address: string }>("keystore", "address", `${name}.json`)).address;

  it("has a seat for full members only, and a representative for each", async () => {
    const admitted = ["--name-zh", "第四成员", "--name-en", "Member 4", ...founder];
    const both = await cli.run("alliance", "admit", coordinator, "--full", "--associate", ...admitted);
    expect(both.stderr).to.contain("--full / --associate");
    await cli.json("alliance", "admit", coordinator, "--associate", ...admitted);
    expect((await members())[3]).to.deep.include({ full: false, kind: "university" });
    const early = await cli.run("alliance", "seat", "4", "full", ...founder);
    expect(early.stderr).to.contain("named nobody who would cast its vote").and.not.contain("confirmed");
    await cli.json("alliance", "representative", "4", coordinator, ...signedBy("coordinator"));
    await cli.json("alliance", "seat", "4", "full", "--yes", ...founder);
    expect((await members())[3]).to.deep.include({ full: true });
    await cli.json("alliance", "seat", "4", "associate", "--yes", ...founder);

    for (const member of ["1", "2"]) {
      const own = `administrator-${member}`;
      await cli.json("alliance", "representative", member, await addressOf(own), ...signedBy(own));
    }
    const { represents } = await cli.json<{ represents: number }>(
      "alliance",
      "account",
      await addressOf("administrator-2"),
    );
    expect(represents).to.equal(2);
    const table = await cli.run("alliance", "members");
    expect(table.stdout)
      .to.match(/^ *4 .*none \(associate\)/m)
      .and.match(/^ *1 .* seat +20/m);
  });
  const members = () => cli.json<MemberRecord[]>("alliance", "members");

  it("takes a member's address for private records from its administrator", async () => {
    const [key, receipts] = [`0x${"ab".repeat(32)}`, `0x${"ac".repeat(32)}`];
    const delivery = (...args: string[]) =>
      cli.run("alliance", "delivery", "1", ...args, ...signedBy("administrator-1"));
    const keys = ["--x25519", key, "--ed25519", receipts];
    const url = "https://a.example";
    expect((await delivery("--x25519", "0x12", "--url", url)).stderr).to.match(/0x12.*x25519[\s\S]*32 bytes/);
    expect((await delivery("--x25519", key, "--url", url)).stderr).to.match(/ed25519[\s\S]*32 bytes/);
    expect((await delivery(...keys, "--url", "a.example")).stderr).to.contain("https://ledger.example.edu.cn");
    expect((await delivery(...keys, "--url", url)).code).to.equal(0);
    expect((await members())[0]?.delivery).to.deep.equal({ x25519: key, ed25519: receipts, url });
    expect((await cli.run("alliance", "member", "1")).stdout)
      .to.contain(url)
      .and.contain(key)
      .and.contain(receipts);
    await delivery("--clear");
    expect((await members())[0]?.delivery).to.equal(null);
  });

  it("takes the keys of a member's credentials from its administrator, and revokes them for good", async () => {
    const key = `0x${"cd".repeat(32)}`;
    const credentialKey = (...args: string[]) =>
      cli.run("alliance", "credential-key", ...args, ...signedBy("administrator-1"));
    expect((await credentialKey("renew", "1", key)).stderr).to.match(/renew.*add, revoke/);
    expect((await credentialKey("add", "1", "0x12")).stderr).to.contain("32 bytes");
    expect((await credentialKey("add", "1", key)).code).to.equal(0);
    const [added] = (await members())[0]?.credentialKeys ?? [];
    expect(added).to.include({ key, revokedAt: null });
    expect((await cli.run("alliance", "member", "1")).stdout).to.match(new RegExp(`${key} · 20.* · in force`));
    expect((await credentialKey("add", "1", key)).stderr).to.contain(`Key ${key} of member 1 is in force.`);

    const unasked = await credentialKey("revoke", "1", key);
    expect([unasked.code, (await members())[0]?.credentialKeys[0]?.revokedAt]).to.deep.equal([1, null]);
    expect(unasked.stderr).to.contain(`Revoke the key ${key} of`).and.contain("It never returns");
    expect((await credentialKey("revoke", "1", key, "--yes")).code).to.equal(0);
    expect((await members())[0]?.credentialKeys[0]?.revokedAt).to.match(/^20/);
    expect((await cli.run("alliance", "member", "1")).stdout).to.match(new RegExp(`${key} · 20.* · revoked 20`));
    expect((await credentialKey("add", "1", key)).stderr)
      .to.contain("is revoked.")
      .and.contain("add a new one");
  });

  it("is in charge once the founder has handed over", async () => {
    const unasked = await cli.run("alliance", "hand-over", ...founder);
    expect(unasked.stderr).to.contain("Hand over to the council?");
    await cli.json("alliance", "hand-over", "--yes", ...founder);
    const late = await cli.run("alliance", "seat", "3", "full", "--yes", ...founder);
    expect(late.code).to.equal(1);
    const rules = await cli.run("alliance", "council", "rules");
    expect(rules.stdout)
      .to.match(/A poll opens after +1 day/)
      .and.match(/Seats +2/)
      .and.contain("Members · setStanding");
  });

  let proposal = "";

  it("is shown what a proposal would do before it is signed, in both languages", async () => {
    const args = ["alliance", "council", "propose", "suspend", "3", "--reason", "Fees unpaid"];
    const asked = await cli.run(...args, ...signedBy("administrator-1"));
    expect(asked.code).to.equal(1);
    expect(asked.stderr).to.contain("· Suspend Member 3; reason: Fees unpaid").and.contain("Put this to the council?");
    const chinese = await cli.run(...args, "--lang", "zh", ...signedBy("administrator-1"));
    expect(chinese.stderr).to.contain("· 暂停成员资格：第3成员；理由：Fees unpaid");

    const refused = await cli.run(...args, ...signedBy("outsider"));
    expect(refused.stderr).to.contain("✗").and.not.contain("Put this to the council?");

    const made = await cli.json<{ proposal: string }>(...args, "--yes", ...signedBy("administrator-1"));
    proposal = made.proposal;
    const listed = await cli.json<ProposalRecord[]>("alliance", "council", "list");
    expect(listed.map((one) => [one.proposal, one.description])).to.deep.equal([
      [proposal, "暂停成员资格：第3成员；理由：Fees unpaid · Suspend Member 3; reason: Fees unpaid"],
    ]);
  });

  it("votes, counts and carries out", async () => {
    const beginning = proposal.slice(0, 12);
    const vote = (name: string, support: string) =>
      cli.run("alliance", "council", "vote", beginning, support, ...signedBy(name));
    expect((await vote("administrator-1", "yes")).stderr).to.contain("against, for, abstain");
    expect((await vote("administrator-1", "for")).code).to.equal(1);
    later(day + 60);
    const first = await vote("administrator-1", "for");
    expect(first.stdout).to.contain("1 for, 0 against, 0 abstained, of 2 seats");
    expect((await vote("administrator-1", "against")).stderr).to.contain("Already voted");

    await cli.json(
      "alliance",
      "council",
      "sign",
      beginning,
      "for",
      "--out",
      "ballot.json",
      ...signedBy("administrator-2"),
    );
    const brought = await cli.run("alliance", "council", "bring", "ballot.json", ...signedBy("administrator-1"));
    expect(brought.stdout).to.contain("2 for, 0 against");

    const early = await cli.run("alliance", "council", "queue", beginning, ...signedBy("administrator-1"));
    expect(early.stderr).to.contain("✗").and.not.contain("was not confirmed");
    later(7 * day);
    await cli.json("alliance", "council", "queue", beginning, "--yes", ...signedBy("administrator-2"));
    const shown = await cli.run("alliance", "council", "show", beginning);
    expect(shown.stdout)
      .to.contain("· Suspend Member 3; reason: Fees unpaid")
      .and.match(/Member 2 +in favour/);
    later(3 * day);
    await cli.json("alliance", "council", "execute", beginning, "--yes", ...signedBy("administrator-1"));
    expect((await members())[2]?.standing).to.equal("suspended");
  });

  it("bundles what a file lists, and stops what its coordinator objects to", async () => {
    const acts = [
      { act: "reinstate", arguments: ["Member 3"] },
      { act: "seat", arguments: ["3", "full"] },
      { act: "rule", arguments: ["Members", "setSeat"], options: { ofSeats: "2/3" } },
    ];
    await cli.write("acts.json", JSON.stringify({ description: "Member 3 comes back", acts }));
    await cli.write("typo.json", JSON.stringify({ description: "x", acts: [{ act: "reinstat" }] }));
    await cli.write("wrong.json", JSON.stringify({ description: "x", acts: [{ arguments: [1] }] }));
    const nominate = (file: string) =>
      cli.run("alliance", "council", "nominate", "several", file, "--yes", ...signedBy("coordinator"));
    expect((await nominate("typo.json")).stderr).to.contain("reinstate");
    expect((await nominate("wrong.json")).stderr)
      .to.contain("/acts/0/act")
      .and.contain("/acts/0/arguments/0");
    expect((await nominate("acts.json")).code).to.equal(0);
    const [bundle] = await cli.json<ProposalRecord[]>("alliance", "council", "list", "--status", "open");
    const number = bundle?.proposal ?? "";
    expect(bundle?.actions.map(({ act }) => act?.name)).to.deep.equal(["setStanding", "setSeat", "setRule"]);

    later(day + 60);
    for (const name of ["administrator-1", "administrator-2"]) {
      await cli.json("alliance", "council", "vote", number, "for", "--reason", "Paid", ...signedBy(name));
    }
    later(7 * day);
    await cli.json("alliance", "council", "queue", number, "--yes", ...signedBy("administrator-1"));
    const object = (...args: string[]) =>
      cli.run("alliance", "council", "object", number, "--yes", ...args, ...signedBy("coordinator"));
    expect((await object()).stderr).to.contain("states its reason");
    expect((await object("--reason", "Not yet paid")).code).to.equal(0);
    expect((await cli.run("alliance", "council", "show", number)).stdout)
      .to.contain("objected to")
      .and.contain("Not yet paid");
    expect((await cli.run("alliance", "council", "show", "9")).stderr).to.contain("alliance council list");
  });

  it("guesses what was meant, acts included", async () => {
    const [noun, act] = await Promise.all([
      cli.run("alliance", "council", "proposee", "suspend", "3"),
      cli.run("alliance", "council", "propose", "suspen", "3"),
    ]);
    expect([noun.code, act.code]).to.deep.equal([2, 2]);
    expect(noun.stderr).to.contain("Did you mean propose?");
    expect(act.stderr).to.contain("Did you mean suspend?").and.contain("→ ledger alliance council propose --help");
    const call = await cli.run(
      ...["alliance", "council", "propose", "call", "Members", "setSeat", "x", "true", ...signedBy("administrator-1")],
    );
    expect(call.stderr).to.contain("member: uint32, full: bool");
  });
});
