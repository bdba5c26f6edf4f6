import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { setOffices } from "../../client/alliance.ts";
import type { Presentation } from "../../server/credits/records.ts";
import type { DeliveryRecord, OpenedDelivery } from "../../server/delivery/records.ts";
import { type Cli, openCli, signedBy } from "../cli/command.ts";
import { type House, idsOf, startTwoGateways, type TwoGateways } from "./scene.ts";

describe("Deliveries on the command line, at two gateways", () => {
  let scene: TwoGateways;
  let here: Cli;
  let there: Cli;
  let ids: string[];
  let student: string;

  before(async function () {
    this.timeout(120_000);
    scene = await startTwoGateways();
    here = await openPeople(scene.first);
    there = await openPeople(scene.second);
    const records = await scene.first.issue(2);
    ids = idsOf(records);
    student = records[0]?.record.student.number ?? "";
  });
  after(async () => {
    await here.close();
    await there.close();
    await scene.close();
  });

  async function openPeople(house: House): Promise<Cli> {
    const cli = await openCli(() => house.gateway.url);
    for (const office of ["administrator", "registrar"] as const) {
      const person = await cli.person(office);
      await setOffices(scene.alliance.as(house.administrator), house.member, person, [office]);
    }
    return cli;
  }

  it("make and register keys", async () => {
    for (const [cli, house] of [
      [here, scene.first],
      [there, scene.second],
    ] as const) {
      const key = ["delivery", "key", String(house.member), "--url", house.line.url, "--yes"];
      const refused = await cli.run(...key, ...signedBy("registrar"));
      expect(refused.stderr).to.contain("administrator");
      const made = await cli.run(...key, ...signedBy("administrator"));
      expect(made.code, made.stderr).to.equal(0);
      expect(made.stdout).to.match(/^✓ Registered\. Block \d+/);
      const again = await cli.run(...key, ...signedBy("administrator"));
      expect(again.stdout).to.contain("nothing to change").and.contain(house.line.url);
    }
  });

  it("send a student's records, and show on both sides what became of them", async () => {
    const none = await here.run("delivery", "send", "2", "--student", "1", "--yes", ...signedBy("registrar"));
    expect(none.stderr).to.contain("--student");
    const sent = await here.json<DeliveryRecord>(
      ...["delivery", "send", "2", "--student", student, "--purpose", "joint-supervision", "--yes"],
      ...signedBy("registrar"),
    );
    expect(sent).to.deep.include({ state: "delivered", count: 1, purpose: "joint-supervision" });

    const list = await there.run("delivery", "list", ...signedBy("registrar"));
    expect(list.stdout).to.contain(sent.deliveryId).and.contain("Member 1").and.contain("joint supervision");
    const show = ["delivery", "show", sent.deliveryId, "--out", "received.json", ...signedBy("registrar")];
    const shown = await there.run(...show);
    expect(shown.stdout).to.contain(student).and.contain("in force");
    const file: Presentation[] = JSON.parse(await readFile(join(there.folder, "received.json"), "utf8"));
    expect(file.map(({ record }) => record.recordId)).to.deep.equal([ids[0]]);
    const own = await here.json<OpenedDelivery>("delivery", "show", sent.deliveryId, ...signedBy("registrar"));
    expect(own.recordIds).to.deep.equal([ids[0]]);
  });

  it("verify a receipt, also from its file and without a key", async () => {
    const [sent] = await here.json<DeliveryRecord[]>("delivery", "list", ...signedBy("registrar"));
    const id = sent?.deliveryId ?? "";
    const verified = await here.run("delivery", "receipt", id, "--out", "receipt.jws", ...signedBy("registrar"));
    expect(verified.stdout)
      .to.match(/^✓ The receipt is valid/)
      .and.contain(id);
    const jws = await readFile(join(here.folder, "receipt.jws"), "utf8");
    await there.write("given.jws", jws);
    expect((await there.run("delivery", "receipt", "given.jws")).stdout).to.match(/^✓ The receipt is valid/);
    await there.write("forged.jws", jws.replace(/\.[^.]{4}/, ".AAAA"));
    const forged = await there.run("delivery", "receipt", "forged.jws");
    expect(forged.code).to.equal(1);
    expect(forged.stdout).to.match(/^✗ This is no receipt/);
  });

  it("say what waits, try it again, cancel and erase", async () => {
    scene.second.line.mode = "cut";
    const send = ["delivery", "send", "2", ids[1] ?? "", "--yes", ...signedBy("registrar")];
    const waiting = await here.run(...send);
    expect(waiting.code).to.equal(0);
    expect(waiting.stdout)
      .to.match(/^… waiting: /)
      .and.contain("does not answer");
    const [first] = await here.json<DeliveryRecord[]>("delivery", "list", ...signedBy("registrar"));
    const id = first?.deliveryId ?? "";
    const none = await here.run("delivery", "receipt", id, ...signedBy("registrar"));
    expect(none.stderr).to.contain("No receipt").and.contain("waiting");
    const cancelled = await here.run("delivery", "cancel", id, ...signedBy("registrar"));
    expect(cancelled.stdout).to.equal("✓ cancelled\n");
    const again = await here.run("delivery", "retry", id, ...signedBy("registrar"));
    expect(again.stderr).to.contain("No longer waiting");

    scene.second.line.mode = "open";
    const sent = await here.json<DeliveryRecord>(...send);
    const erased = await there.run("delivery", "erase", sent.deliveryId, "--yes", ...signedBy("registrar"));
    expect(erased.stdout).to.equal("✓ content erased\n");
    const receipt = await there.run("delivery", "receipt", sent.deliveryId, ...signedBy("registrar"));
    expect(receipt.stdout).to.match(/^✓ The receipt is valid/);
  });
});
