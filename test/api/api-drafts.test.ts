import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { deleteDraft, issueDraft, listDrafts, presentationOf, replace, revoke } from "../../client/credits.ts";
import { leafOf, rootFrom } from "../../server/credits/commitment.ts";
import { batchSchema, type SaltedRecord } from "../../server/credits/records.ts";
import { treeOf } from "../../server/credits/tree.ts";
import { rejection } from "../client/rejection.ts";
import { ask, expectProblem, faultsOf } from "./ask.ts";
import { saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

describe("The vault behind the API", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  describe("takes drafts", () => {
    it("and answers the root that the client computes itself", async () => {
      const records = saltedRecords(1, 3);
      const { root } = treeOf(records.map(leafOf));
      const scope = { kind: "course", level: 6, qualification: null };
      expect(await scene.deposit(records)).to.deep.equal({ root, count: 3, ...scope });
      expect((await listDrafts(scene.ledger, 1)).map((draft) => draft.root)).to.include(root);
    });

    it("twice without keeping them twice, also at once", async () => {
      const records = saltedRecords(1, 2);
      const before = (await listDrafts(scene.ledger, 1)).length;
      const answers = await Promise.all([
        scene.deposit(records),
        scene.deposit(records),
        scene.deposit([...records].reverse()),
      ]);
      expect(new Set(answers.map(({ root }) => root)).size).to.equal(1);
      expect(await listDrafts(scene.ledger, 1)).to.have.length(before + 1);
    });

    it("not with a record's number that another batch has", async () => {
      const [first, second] = saltedRecords(1, 2);
      if (!first || !second) throw new Error("Two records");
      await scene.deposit([first]);
      const { name, arguments: found } = await rejection(scene.deposit([first, second]));
      expect(name).to.equal("Credits_DuplicateRecord");
      expect(found).to.deep.equal({ issuer: 1, recordId: first.record.recordId });
    });

    it("not with a number or a row twice, or of another issuer; all of it is told at once", async () => {
      const [one, two, three] = saltedRecords(1, 3);
      if (!one || !two || !three) throw new Error("Three records");
      const records = [
        one,
        { ...two, record: { ...two.record, recordId: one.record.recordId } },
        { ...three, record: { ...three.record, issuer: 2, student: one.record.student } },
      ];
      const { name, faults } = await rejection(scene.deposit(records));
      expect(name).to.equal("Api_InvalidInput");
      expect(faults.map(({ field, fault }) => `${field} ${fault}`)).to.deep.equal([
        "/records/1/record/recordId duplicate-record-id",
        "/records/2/record/issuer other-issuer",
        "/records/2/record duplicate-row",
      ]);
    });

    it("not with records of two levels, since the chain says one of the batch", async () => {
      const [one, two] = saltedRecords(1, 2);
      if (!one || !two) throw new Error("Two records");
      const achievement = { ...two.record.achievement, level: 7 };
      const { faults } = await rejection(scene.deposit([one, { ...two, record: { ...two.record, achievement } }]));
      expect(faults.map(({ field, fault }) => `${field} ${fault}`)).to.deep.equal([
        "/records/1/record/achievement/level other-level",
      ]);
      expect(faults[0]?.detail.en).to.contain("the first record's is 6, this one's 7");
    });

    it("not with values that no record may have, and repeats none of them", async () => {
      const [salted] = saltedRecords(1, 1);
      const json = {
        issuer: 1,
        records: [{ ...salted, record: { ...salted?.record, credits: "100.5", term: "secret" } }],
      };
      const { token } = await scene.tokenOf(scene.registrar);
      const answer = await ask(`${scene.alliance.url}/v1/credits/drafts`, {
        json,
        headers: { authorization: `Bearer ${token}` },
      });
      expectProblem(answer, 400, "Api_InvalidInput", { count: 2 });
      expect(faultsOf(answer)).to.deep.equal([
        "/records/0/record/term invalid-format",
        "/records/0/record/credits custom",
      ]);
      expect(answer.text).not.to.match(/secret|100\.5|canary/);
    });

    it("not with text that has no form of its own, or shows otherwise than it is", async () => {
      for (const name of ["half \ud800", "turned \u202egnaW", "bell \u0007", "two\nlines"]) {
        const records = saltedRecords(1, 1, { student: { number: "1", name } });
        const { faults } = await rejection(scene.deposit(records));
        expect(
          faults.map(({ field }) => field),
          JSON.stringify(name),
        ).to.deep.equal(["/records/0/record/student/name"]);
      }
    });

    it("not empty, and not above 24 MB", async () => {
      expect((await rejection(scene.deposit([]))).faults.map(({ field }) => field)).to.deep.equal(["/records"]);
      const { token } = await scene.tokenOf(scene.registrar);
      const json = { issuer: 1, records: "x".repeat(24_100_000) };
      const answer = await ask(`${scene.alliance.url}/v1/credits/drafts`, {
        json,
        headers: { authorization: `Bearer ${token}` },
      });
      expectProblem(answer, 413, "Api_BodyTooLarge", { limitBytes: 24_000_000 });
    });

    it("and forgets them when told to, once", async () => {
      const { root } = await scene.deposit(saltedRecords(1, 1));
      await deleteDraft(scene.ledger, 1, root);
      expect(await rejection(deleteDraft(scene.ledger, 1, root))).to.deep.include({ name: "Credits_DraftUnknown" });
      expect((await listDrafts(scene.ledger, 1)).map((draft) => draft.root)).not.to.include(root);
    });
  });

  describe("joins them with the chain", () => {
    it("from draft to issued, revoked and replaced", async () => {
      const records = saltedRecords(1, 5, { term: "2025-spring" });
      const [first, second] = records.map(({ record }) => record);
      if (!first || !second) throw new Error("Five records");
      const draft = await scene.deposit(records);
      expect(await scene.get(first.recordId)).to.include({ status: "draft", sequence: null, root: draft.root });
      expect(await rejection(presentationOf(scene.ledger, 1, first.recordId))).to.deep.include({
        name: "Credits_NotIssued",
      });

      const { sequence } = await issueDraft(scene.ledger, 1, draft);
      const issued = await scene.get(first.recordId);
      expect(issued).to.include({ status: "in-force", reason: "none", sequence });
      expect((await listDrafts(scene.ledger, 1)).map(({ root }) => root)).not.to.include(draft.root);
      expect(await rejection(deleteDraft(scene.ledger, 1, draft.root))).to.deep.include({
        name: "Credits_DraftUnknown",
      });
      expect(await scene.deposit(records), "again after issuing").to.deep.equal(draft);

      await revoke(scene.ledger, issued, "issued-in-error");
      expect(await scene.get(first.recordId)).to.include({ status: "revoked", reason: "issued-in-error" });
      const correction = { ...second, credits: "4" };
      const { issued: successor } = await replace(
        scene.ledger,
        await scene.get(second.recordId),
        correction,
        "grade-corrected",
      );
      const replaced = await scene.get(second.recordId);
      expect(replaced).to.include({ status: "superseded", reason: "grade-corrected" });
      expect(await scene.get(replaced.successorId ?? "")).to.include({
        status: "in-force",
        sequence: successor.sequence,
      });

      const batch = await scene.ledger.gateway.get(`/v1/credits/batches/1/${sequence}`, batchSchema);
      expect(batch.changed).to.deep.equal({ suspended: 0, revoked: 1, superseded: 1 });
      expect(batch).to.include({ root: draft.root, count: 5, registrar: scene.registrar.address });
    });

    it("but not the same student, course and term again, while one stands", async () => {
      const records = saltedRecords(1, 2, { term: "2023-autumn" });
      const [first, second] = records;
      const again = (salted: SaltedRecord | undefined): SaltedRecord[] =>
        salted ? [{ record: { ...salted.record, recordId: randomUUID(), credits: "2" }, salt: salted.salt }] : [];
      const draft = await scene.deposit(records);
      const {
        name,
        arguments: found,
        faults,
      } = await rejection(scene.deposit([...again(first), ...saltedRecords(1, 1)]));
      expect(name).to.equal("Credits_AlreadyIssued");
      expect(found).to.deep.equal({ count: 1 });
      expect(faults.map(({ field, fault }) => `${field} ${fault}`)).to.deep.equal(["/records/0 already-issued"]);
      expect(faults[0]?.detail.en).to.contain(first?.record.recordId);

      await issueDraft(scene.ledger, 1, draft);
      expect((await rejection(scene.deposit(again(second)))).name).to.equal("Credits_AlreadyIssued");
      await revoke(scene.ledger, await scene.get(second?.record.recordId ?? ""), "issued-in-error");
      expect((await scene.deposit(again(second))).count).to.equal(1);
    });

    it("and gives the holder a proof that leads to the published root", async () => {
      const records = saltedRecords(1, 9, { term: "2025-summer" });
      const draft = await scene.deposit(records);
      await issueDraft(scene.ledger, 1, draft);
      for (const { record, salt } of records) {
        const presentation = await presentationOf(scene.ledger, 1, record.recordId);
        expect(presentation.record).to.deep.equal(record);
        expect(rootFrom(leafOf({ record, salt }), presentation.proof)).to.equal(draft.root);
      }
    });
  });
});
