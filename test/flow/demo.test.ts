import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { pino } from "pino";
import { issueDraft, listDrafts } from "../../client/credits.ts";
import { connectGateway } from "../../client/gateway.ts";
import { openKeystore } from "../../client/keystore.ts";
import { openLedger, signIn } from "../../client/ledger.ts";
import { everyItem } from "../../client/pages.ts";
import { localSigner } from "../../client/signer.ts";
import { demoPassphrase } from "../../demo/people.ts";
import { readDemoKeystore } from "../../scripts/demo/keystores.ts";
import { demoSeed } from "../../scripts/demo.ts";
import { agreementSchema } from "../../server/alliance/agreement-records.ts";
import { proposalSchema } from "../../server/alliance/council-records.ts";
import { charterSchema, meetingSchema } from "../../server/alliance/meeting-records.ts";
import { memberSchema, pauseSchema, roleHolderSchema } from "../../server/alliance/records.ts";
import { statusSchema } from "../../server/api/records.ts";
import { readConfig } from "../../server/config.ts";
import {
  decisionWays,
  recognitionEntrySchema,
  recognitionRuleSchema,
  recognitionStatuses,
  ruleForms,
} from "../../server/credits/recognition-records.ts";
import { batchSchema } from "../../server/credits/records.ts";
import { type RunningGateway, startGateway } from "../../server/main.ts";
import { bookingSchema, bookingStatuses } from "../../server/resources/records.ts";
import { cycleDetailSchema, cycleSchema } from "../../server/settlement/records.ts";
import { rejection } from "../client/rejection.ts";

async function startDemo(folder: string): Promise<RunningGateway> {
  const config = readConfig({ PORT: "0", LEDGER_DATA: folder, LEDGER_DEMO_ANCHOR: "2026-09-07" });
  return startGateway({ config, demo: await demoSeed(config), logger: pino({ level: "silent" }) });
}

const statusOf = (gateway: RunningGateway) => connectGateway(gateway.url).get("/v1/status", statusSchema);

describe("The demo alliance", () => {
  let folder: string;
  let gateway: RunningGateway;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "demo-"));
    gateway = await startDemo(folder);
  });
  after(async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("has ten universities in three provinces, an institute, an enterprise and a government", async () => {
    const members = await everyItem(connectGateway(gateway.url), "/v1/members", memberSchema);
    const provinces = members.filter(({ kind }) => kind === "university").map(({ province }) => province);
    expect(provinces.sort()).to.deep.equal([11, 11, 11, 12, 12, 12, 13, 13, 13, 13]);
    expect(
      members
        .map(({ kind }) => kind)
        .slice(10)
        .sort(),
    ).to.deep.equal(["enterprise", "government", "institute"]);
  });

  it("has about two thousand records in batches without gaps", async () => {
    const batches = await everyItem(connectGateway(gateway.url), "/v1/credits/batches", batchSchema);
    const records = batches.reduce((sum, { count }) => sum + count, 0);
    expect(records).to.be.within(1_800, 2_300);
    for (const issuer of new Set(batches.map((batch) => batch.issuer))) {
      const sequences = batches.filter((batch) => batch.issuer === issuer).map(({ sequence }) => sequence);
      expect(sequences.sort((a, b) => a - b)).to.deep.equal(sequences.map((_, index) => index + 1));
    }
  });

  it("has bookings in every state", async () => {
    const bookings = await everyItem(connectGateway(gateway.url), "/v1/bookings", bookingSchema, 2_000);
    expect(new Set(bookings.map(({ status }) => status))).to.deep.equal(new Set(bookingStatuses));
  });

  it("has one closed cycle, one that can be netted, and one open", async () => {
    const client = connectGateway(gateway.url);
    const cycles = await everyItem(client, "/v1/cycles", cycleSchema);
    expect(cycles.map(({ status }) => status)).to.deep.equal(["open", "cut-off", "closed"]);
    const { positions, proposal } = await client.get("/v1/cycles/2", cycleDetailSchema);
    const left = new Map(positions.map(({ member, positionMinor }) => [member, BigInt(positionMinor)]));
    for (const { payer, payee, amountMinor } of proposal) {
      left.set(payer, (left.get(payer) ?? 0n) + BigInt(amountMinor));
      left.set(payee, (left.get(payee) ?? 0n) - BigInt(amountMinor));
    }
    expect([...left.values()].filter((position) => position !== 0n)).to.deep.equal([]);
  });

  it("is governed by its council: votes carried out, lost, objected to, waiting and open, and no founder", async () => {
    const client = connectGateway(gateway.url);
    const proposals = await everyItem(client, "/v1/proposals", proposalSchema);
    expect(proposals.map(({ status }) => status)).to.deep.equal([
      ...["open", "queued", "objected", "open", "executed", "executed"],
    ]);
    const [open, , , lost] = proposals;
    expect(open?.ballots.map(({ member }) => member).sort((a, b) => a - b)).to.deep.equal([2, 3, 4, 5, 6, 9]);
    expect(lost?.ballots.filter(({ support }) => support === "against")).to.have.length(6);
    const roles = await everyItem(client, "/v1/roles", roleHolderSchema);
    expect(roles.filter(({ role }) => role === "founder").map(({ module }) => module)).to.deep.equal(["Timelock"]);
    expect(roles.filter(({ role }) => role === "auditor")).to.have.length(2);
    const charters = await everyItem(client, "/v1/charters", charterSchema);
    expect(charters.map(({ version }) => version)).to.deep.equal([1]);
    const meetings = await everyItem(client, "/v1/meetings", meetingSchema);
    expect(meetings.map(({ status }) => status)).to.deep.equal(["convened", "convened", "cancelled", "convened"]);
    expect(meetings.at(-1)?.resolutions.map(({ proposal }) => proposal)).to.deep.equal([proposals[4]?.proposal]);
    expect(meetings.at(-1)?.minutes).to.have.length(1);
    expect(await everyItem(client, "/v1/pauses", pauseSchema)).to.have.length(1);
  });

  it("has agreements signed by all, amended, left by one party, and waiting for a signature", async () => {
    const agreements = await everyItem(connectGateway(gateway.url), "/v1/agreements", agreementSchema);
    const [waiting, ...signed] = agreements;
    expect(waiting?.status).to.equal("proposed");
    expect(signed.map(({ status }) => status)).to.deep.equal(Array(5).fill("signed"));
    const [amendment, library, amended, framework, sharing] = signed;
    const unsigned = waiting?.parties.filter(({ signedAt }) => signedAt === null).map(({ member }) => member);
    expect(unsigned).to.deep.equal([7]);
    expect([amendment?.amends, amended?.amendedBy]).to.deep.equal([3, 5]);
    const leaving = library?.parties.filter(({ leavesAt }) => leavesAt !== null).map(({ member }) => member);
    expect(leaving).to.deep.equal([10]);
    expect(framework?.parties).to.have.length(10);
    expect(sharing?.parties).to.have.length(12);
  });

  it("has recognitions in every state, under rules of every form", async () => {
    const client = connectGateway(gateway.url);
    const recognitions = await everyItem(client, "/v1/recognitions", recognitionEntrySchema, 500);
    expect(recognitions.length).to.be.within(60, 100);
    const states = new Set(recognitions.map(({ status }) => status));
    expect(states).to.deep.equal(new Set(recognitionStatuses));
    const ways = new Set(recognitions.flatMap(({ decision }) => decision?.way ?? []));
    expect(ways).to.deep.equal(new Set(decisionWays));
    const rules = await everyItem(client, "/v1/recognition-rules", recognitionRuleSchema);
    expect(new Set(rules.map(({ form }) => form))).to.deep.equal(new Set(ruleForms));
    expect(rules.filter(({ retiredAt }) => retiredAt !== null)).to.have.length(1);
  });

  it("is the same, block by block, wherever it is prepared, and begins anew after an interruption", async () => {
    const other = await mkdtemp(join(tmpdir(), "demo-"));
    try {
      await writeFile(join(other, "demo.json"), JSON.stringify({ anchor: 0, state: "preparing" }));
      await writeFile(join(other, "vault-keys.json"), "half a fi");
      const again = await startDemo(other);
      const { indexed } = await statusOf(again);
      await again.close();
      expect(indexed).to.deep.equal((await statusOf(gateway)).indexed);
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it("of other contracts is refused with what to do, and left as it is", async () => {
    const other = await mkdtemp(join(tmpdir(), "demo-"));
    try {
      for (const contracts of [undefined, "0123456789abcdef"]) {
        const note = JSON.stringify({ anchor: 1_790_000_000, state: "ready", contracts });
        await writeFile(join(other, "demo.json"), note);
        const refused = await rejection(startDemo(other));
        expect(refused.name).to.equal("Gateway_DemoOfOtherEdition");
        expect(refused.arguments).to.deep.equal({ folder: other });
        expect(await readFile(join(other, "demo.json"), "utf8")).to.equal(note);
      }
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });

  it("comes back after a restart with the same blocks and the same index", async () => {
    const before = await statusOf(gateway);
    await gateway.close();
    gateway = await startDemo(folder);
    expect(await statusOf(gateway)).to.deep.equal(before);
  });

  it("has a batch waiting for the person whom a newcomer is first, who can issue it", async () => {
    const stranger = connectGateway(gateway.url);
    const account = await openKeystore(await readDemoKeystore("jizhong-registrar"), demoPassphrase);
    const { token } = await signIn(openLedger(stranger, localSigner(account, stranger)));
    const client = connectGateway(gateway.url, { token: () => token });
    const ledger = openLedger(client, localSigner(account, client));
    const [draft, ...more] = await listDrafts(ledger, 7);
    expect(more).to.deep.equal([]);
    expect(draft).to.include({ count: 12 });
    if (draft) expect(await issueDraft(ledger, 7, draft)).to.include({ root: draft.root, count: 12 });
    expect(await listDrafts(ledger, 7)).to.deep.equal([]);
  });
});
