import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { grantRole, revokeRole } from "../../client/alliance.ts";
import type { RoleHolderRecord } from "../../server/alliance/records.ts";
import { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { BookingRecord, ResourceRecord } from "../../server/resources/records.ts";
import type { CycleDetail, ObligationRecord } from "../../server/settlement/records.ts";
import type { Alliance } from "../flow/gateway.ts";
import { agreeOnSharing } from "../flow/sharing.ts";
import { type Cli, signedBy } from "./command.ts";
import { type CliScene, openScene } from "./scene.ts";

describe("On the command line", () => {
  let scene: Alliance;
  let cli: Cli;
  let close: CliScene["close"];
  before(async () => {
    ({ cli, close, scene } = await openScene());
  });
  after(() => close());

  describe("a steward and a researcher", () => {
    const steward = signedBy("steward");
    const researcher = signedBy("researcher");
    /** Tomorrow at ten in Shanghai. */
    const day = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);

    it("publish a catalogue, once every row of it is right", async () => {
      const heading = "名称,英文名称,类别,地点,成员（元/时）,开放日";
      const good = [
        "电镜,Microscope,electron-microscope,103,120,每天",
        "质谱仪,Spectrometer,mass-spectrometer,104,85.50,每天",
      ];
      await cli.write("wrong.csv", [heading, good[0], "车床,Lathe,车,105,x,每天"].join("\n"));
      await cli.write("catalogue.csv", [heading, ...good].join("\n"));
      const refused = await cli.run("resources", "import", "wrong.csv", "--yes", ...steward);
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.match(/^ +3 {2}Category/m);
      expect(await cli.json("resources", "list")).to.deep.equal([]);

      expect(await cli.json("resources", "import", "catalogue.csv", "--yes", ...steward)).to.deep.include({ count: 2 });
      const resources = await cli.json<ResourceRecord[]>("resources", "list");
      expect(resources.map(({ description, rate }) => [description.nameEn, rate.member])).to.have.deep.members([
        ["Microscope", "12000"],
        ["Spectrometer", "8550"],
      ]);
    });

    it("book, and cannot book what overlaps", async () => {
      await agreeOnSharing(scene, [1, 2]);
      const { booking } = await cli.json<{ booking: BookingRecord }>(
        ...["resources", "book", "1", `${day} 10:00`, "120", ...researcher],
      );
      expect(booking).to.deep.include({ booking: "1-1", user: 2, owner: 1, status: "requested", length: 8 });
      const [overlap, empty, outside] = await Promise.all([
        cli.run("resources", "book", "1", `${day} 11:00`, "120", ...researcher),
        cli.run("resources", "book", "1", `${day} 14:00`, "2000000", ...researcher),
        cli.run("resources", "book", "1", `${day} 23:00`, "60", ...researcher),
      ]);
      expect(overlap.stderr).to.contain("Slot taken").and.contain(`${day} 11:00`);
      expect(empty.stderr).to.contain("expected 15, 30, 45, 60 … 983025");
      expect(outside.stderr).to.contain("✗").and.contain("→");
      for (const { code } of [overlap, empty, outside]) expect(code).to.equal(1);
    });

    it("name instruments by what no other is called", async () => {
      const named = await cli.run("resources", "bookings", "--resource", "micro");
      expect(named.stdout).to.match(/^ +1-1 {2}Microscope {2}/m);
      const book = (name: string) => cli.run("resources", "book", name, `${day} 16:00`, "60", ...researcher);
      const [several, none, unheld] = await Promise.all([
        book("o"),
        book("telescope"),
        cli.run("resources", "book", "质谱", `${day} 16:00`, "60", ...steward),
      ]);
      expect(several.stderr).to.contain("“o” is not one instrument's number or name.");
      expect(none.stderr).to.contain("“telescope” is not one instrument's number or name.");
      expect(unheld.stderr)
        .to.match(/Account 0x[0-9a-fA-F]{40} is not a researcher anywhere\./)
        .and.contain("Ask your member's administrator for the office.");
    });

    it("are told that a booking is a request until its steward approves it", async () => {
      const asked = await cli.run("resources", "book", "Spectro", `${day} 10:00`, "60", ...researcher);
      expect(asked.stdout).to.match(
        /^✓ Requested as 2-1, ¥85\.50 an hour, under agreement 1; waits for approval\. Block \d+/,
      );
      const chinese = await cli.run("resources", "book", "2", `${day} 12:00`, "60", "--lang", "zh", ...researcher);
      expect(chinese.stdout).to.match(/^✓ 已申请，编号 2-2，每小时 ¥85\.50，依协议 1，等待批准。/);
    });

    it("are asked before rates change or an instrument is withdrawn", async () => {
      const [rate, withdraw] = await Promise.all([
        cli.run("resources", "rate", "2", "0", "90", "200", ...steward),
        cli.run("resources", "withdraw", "2", ...steward),
      ]);
      expect(rate.stderr).to.contain("own 0, member 90, enterprise 200?” was not confirmed");
      expect(withdraw.stderr).to.contain("“Withdraw instrument 2?” was not confirmed");
      const resource = await cli.json<ResourceRecord>("resources", "show", "2");
      expect([resource.state, resource.rate.member]).to.deep.equal(["open", "8550"]);
      await cli.json("resources", "withdraw", "2", "--yes", ...steward);
      await cli.json("resources", "reopen", "2", ...steward);
    });

    it("approve, meter and confirm, which posts the charge", async () => {
      await cli.json("resources", "approve", "1-1", ...steward);
      const early = await cli.run("resources", "meter", "1-1", "90", ...steward);
      expect(early.stderr).to.contain("Booking has not begun");
      const board = await cli.run("resources", "board", "--from", day, "--days", "1");
      expect(board.stdout).to.contain(`${day} 10:00  12:00  Microscope`);

      if (!(scene.running.chain instanceof EmbeddedChain)) throw new TypeError("The chain has no clock to set");
      scene.running.chain.setClock(() => new Date(`${day}T13:00:00+08:00`).getTime() / 1000);
      await cli.json("resources", "meter", "1-1", "90", ...steward);
      const { booking } = await cli.json<{ booking: BookingRecord }>("resources", "confirm", "1-1", ...researcher);
      expect(booking).to.deep.include({ status: "charged", usedMinutes: 90, chargeMinor: "18000", obligation: "1" });
    });
  });

  describe("the secretariat and the bursars", () => {
    const secretariat = signedBy("secretariat");

    it("cut the cycle off and net it with payments that the contract accepts", async () => {
      const lines = await cli.json<ObligationRecord[]>("settlement", "lines", "1");
      expect(lines.map(({ debtor, creditor, amountMinor }) => ({ debtor, creditor, amountMinor }))).to.deep.equal([
        { debtor: 2, creditor: 1, amountMinor: "18000" },
      ]);
      const wrong = await cli.run("settlement", "cut-off", "1", "--yes", ...signedBy("steward"));
      expect(wrong.stderr).to.contain("Not authorised in the alliance");
      await cli.json("settlement", "cut-off", "1", "--yes", ...secretariat);
      const netted = await cli.run("settlement", "net", "1", "--yes", ...secretariat);
      expect(netted.stdout).to.contain("✓ Netted with 1 payment.");
      expect(netted.stderr)
        .to.match(/^Proposed payments, not netted yet$/m)
        .and.match(/^ +1 {2}Member 2 {2}Member 1 +¥180\.00/m);
    });

    it("are refused before they are asked, in the contract's words", async () => {
      const refused = async (...args: string[]) => {
        const { code, stdout, stderr } = await cli.run("settlement", ...args, ...secretariat);
        expect({ code, stdout }, args.join(" ")).to.deep.equal({ code: 1, stdout: "" });
        expect(stderr, args.join(" ")).not.to.match(/Payment|confirmed/);
        return stderr;
      };
      expect(await refused("net", "2")).to.contain("Cycle 2 is open; this step is not possible.");
      expect(await refused("net", "1")).to.contain("Cycle 1 is netted; this step is not possible.");
      expect(await refused("net", "99")).to.contain("There is no settlement cycle 99.");
      expect(await refused("close", "1")).to.contain("Cycle 1 is netted; this step is not possible.");
      expect(await refused("cut-off", "1")).to.contain("Cycle 1 is netted; this step is not possible.");
      expect(await refused("cut-off", "99")).to.contain("There is no settlement cycle 99.");
    });

    it("decide a line with an outcome and a reason, and not by default", async () => {
      const decide = (...args: string[]) => cli.run("settlement", "decide", "1", ...args, ...secretariat);
      const [neither, both, unreasoned, refused] = await Promise.all([
        decide("--reason", "log"),
        decide("--stand", "--cancel", "--reason", "log"),
        decide("--stand", "--reason", " "),
        decide("--stand", "--reason", "log"),
      ]);
      for (const { code, stdout } of [neither, both, unreasoned, refused]) {
        expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
      }
      expect(neither.stderr).to.contain("Which outcome?").and.contain("--stand or --cancel");
      expect(both.stderr).to.contain("Which outcome?");
      expect(unreasoned.stderr).to.contain("A decision needs its reason").and.contain("--reason");
      expect(refused.stderr).to.contain("Line 1 is");
    });

    it("are asked once nothing stands in the way, and then nothing is submitted unasked", async () => {
      const { code, stderr } = await cli.run("settlement", "cut-off", "2", ...secretariat);
      expect(code).to.equal(1);
      expect(stderr).to.contain("“End cycle 2 and open the next?” was not confirmed");
      expect(await cli.json<CycleDetail>("settlement", "show", "2")).to.deep.include({ status: "open" });
    });

    it("report and confirm the payment, and close the month", async () => {
      for (const [reference, words] of [
        ["ICBC-2026-0010", "✓ Reported."],
        ["ICBC-2026-0001", "✓ Its reference ICBC-2026-0010 was replaced by ICBC-2026-0001."],
        ["ICBC-2026-0001", "✓ It was already reported, with the same reference."],
      ] as const) {
        const paid = await cli.run("settlement", "pay", "1", "1", reference, ...signedBy("researcher"));
        expect(paid.stdout).to.contain(words);
      }
      const beyond = await cli.run("settlement", "receive", "1", "2", ...signedBy("steward"));
      expect(beyond.stderr).to.contain("Cycle 1 has no payment 2.");
      await cli.json("settlement", "receive", "1", "1", ...signedBy("steward"));
      const late = await cli.run("settlement", "pay", "1", "1", "ICBC-2026-0001", ...signedBy("researcher"));
      expect(late.code).to.equal(1);
      await cli.json("settlement", "close", "1", "--yes", ...secretariat);
      const cycle = await cli.json<CycleDetail>("settlement", "show", "1");
      expect(cycle).to.deep.include({ status: "closed", netMinor: "18000" });
      expect(cycle.payments[0]).to.deep.include({
        payment: 1,
        status: "confirmed",
        bankReference: "ICBC-2026-0001",
      });
    });

    it("are listed with the contracts that hold roles too, as long as they hold them", async () => {
      const roles = () => cli.json<RoleHolderRecord[]>("alliance", "roles");
      const before = await roles();
      expect(before.map(({ role, module }) => [role, module])).to.have.deep.members([
        ["founder", null],
        ["secretariat", null],
        ["secretariat", null],
        ["accreditor", null],
        ["accreditor", "Timelock"],
        ["module", "Bookings"],
      ]);
      await cli.person("auditor");
      const auditor = JSON.parse(await readFile(join(cli.folder, "auditor.json"), "utf8"));
      await grantRole(scene.as(scene.founder), "auditor", `0x${auditor.address}`);
      expect((await roles()).map(({ role }) => role)).to.include("auditor");
      await revokeRole(scene.as(scene.founder), "auditor", `0x${auditor.address}`);
      expect(await roles()).to.deep.equal(before);
      const shown = await cli.run("alliance", "roles");
      expect(shown.stdout).to.match(/^posting module +0x[0-9a-fA-F]{40} +Bookings +— +20/m);
    });

    it("give every member its statement, as a table and as CSV", async () => {
      const [shown] = await Promise.all([
        cli.run("settlement", "statement", "1", "2", "--lang", "zh"),
        cli.json("settlement", "statement", "1", "2", "--csv", "--out", "statement.csv"),
      ]);
      expect(shown.stdout).to.match(/净额 +-¥180\.00/);
      const csv = await readFile(join(cli.folder, "statement.csv"), "utf8");
      expect(csv.startsWith("\ufeff")).to.equal(true);
      expect(csv).to.contain("180.00");
    });
  });

  describe("an operator", () => {
    it("exports the same bytes again after the index was rebuilt", async () => {
      const inUse = await cli.run("index", "export", "--data", scene.folder);
      expect(inUse).to.deep.include({ code: 1, stdout: "" });
      const { indexed } = await cli.json<{ indexed: { digest: string } }>("index", "status");
      await scene.stop();
      const before = await cli.run("index", "export", "--data", scene.folder);
      const { digest } = await cli.json<{ digest: string }>("index", "rebuild", "--data", scene.folder);
      const after = await cli.run("index", "export", "--data", scene.folder);
      expect([before.code, before.stdout.split("\n").length > 50]).to.deep.equal([0, true]);
      expect(after.stdout).to.equal(before.stdout);
      expect(digest).to.equal(indexed.digest);
      await scene.restart();
      expect((await cli.json<{ ok: boolean }>("doctor")).ok).to.equal(true);
    });
  });
});
