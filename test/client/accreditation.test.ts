import { expect } from "chai";
import { keccak256, stringToHex } from "viem";
import {
  accredit,
  defineQualification,
  equateQualifications,
  listAccreditations,
  listCompromises,
  listQualifications,
  mostInReport,
  reportCompromise,
  separateQualifications,
  withdrawAccreditation,
} from "../../client/accreditation.ts";
import type { Ledger } from "../../client/ledger.ts";
import { submit } from "../../client/transaction.ts";
import { abis } from "../../server/modules.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { rejection } from "./rejection.ts";

const ISSUER = 3;
const always = { startsAt: "2020-01-01T00:00:00.000Z", endsAt: null };
const thesis = { kind: "thesis", level: 7, qualification: null } as const;
const welder = { kind: "qualification", level: 0, qualification: "WELDER-3" } as const;

describe("Accrediting", () => {
  let scene: Alliance;
  let accreditor: Ledger;
  let issuer: Ledger;

  before(async () => {
    scene = await startAlliance();
    accreditor = scene.as(scene.founder);
    const administrator = scene.members[ISSUER - 1]?.administrator;
    if (!administrator) throw new Error("The issuer has an administrator");
    issuer = scene.as(administrator);
  });
  after(() => scene.close());

  it("gives a member a kind and level, and takes it back at once or later", async () => {
    await accredit(accreditor, ISSUER, thesis, always);
    expect((await listAccreditations(issuer, ISSUER))[0]).to.deep.include({ ...thesis, ...always, withdrawn: null });
    await withdrawAccreditation(accreditor, ISSUER, thesis, "2090-01-01T00:00:00.000Z", "To be merged");
    await withdrawAccreditation(accreditor, ISSUER, thesis, "2080-01-01T00:00:00.000Z", "Merged");
    const [ended] = await listAccreditations(issuer, ISSUER);
    expect(ended).to.include({ endsAt: "2080-01-01T00:00:00.000Z" });
    expect(ended?.withdrawn).to.include({ reason: "Merged", by: scene.founder.address });
    const error = await rejection(
      withdrawAccreditation(accreditor, ISSUER, { ...thesis, level: 6 }, always.startsAt, "?"),
    );
    expect(error.name).to.equal("Accreditations_NothingToWithdraw");
    expect(error.arguments).to.deep.include({ issuer: ISSUER, kind: 2, level: 6 });
  });

  it("defines types of qualification and what they are accepted for", async () => {
    const names = { nameZh: "焊工", nameEn: "Welder" };
    await defineQualification(accreditor, { code: "WELDER-3", ...names, validMonths: 48 });
    await defineQualification(accreditor, { code: "WELDER-III", ...names, validMonths: null });
    await equateQualifications(accreditor, "WELDER-III", "WELDER-3");
    const equated = async () => (await listQualifications(issuer)).map((one) => [one.code, ...one.equated]);
    expect(await equated()).to.deep.equal([
      ["WELDER-3", "WELDER-III"],
      ["WELDER-III", "WELDER-3"],
    ]);
    await separateQualifications(accreditor, "WELDER-3", "WELDER-III");
    expect(await equated()).to.deep.equal([["WELDER-3"], ["WELDER-III"]]);
    await accredit(accreditor, ISSUER, welder, always);
    await withdrawAccreditation(accreditor, ISSUER, welder, "2080-01-01T00:00:00.000Z", "Merged");
    const found = (await listAccreditations(issuer, ISSUER)).find(({ kind }) => kind === "qualification");
    expect(found).to.deep.include({ ...welder, endsAt: "2080-01-01T00:00:00.000Z" });
  });

  it("reports a compromised key in as many transactions as its batches need", async () => {
    const { address } = scene.founder;
    expect(await reportCompromise(issuer, ISSUER, address, 1, [])).to.have.length(1);
    await accredit(accreditor, ISSUER, { kind: "course", level: 6, qualification: null }, always);
    const sequences = Array.from({ length: mostInReport + 1 }, (_, at) => at + 1);
    for (const sequence of sequences) {
      const root = keccak256(stringToHex(`batch ${sequence}`));
      await submit(issuer, "Credits", abis.Credits, "issue", [ISSUER, sequence, 1, 6, root, 1]);
    }
    expect(await reportCompromise(issuer, ISSUER, address, 2, sequences)).to.have.length(2);
    const reports = await listCompromises(issuer, ISSUER);
    expect(reports.map((one) => [one.fromBlock, one.sequences.length])).to.deep.equal([
      [2, 1],
      [2, mostInReport],
      [1, 0],
    ]);
    expect(reports.flatMap((one) => one.sequences).sort((a, b) => a - b)).to.deep.equal(sequences);
  });
});
