import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { setOffices, setStanding } from "../../client/alliance.ts";
import { deleteDraft, issueDraft, listDrafts, revoke } from "../../client/credits.ts";
import { draftReceiptSchema } from "../../server/credits/records.ts";
import { rejection } from "../client/rejection.ts";
import { startAlliance, startTestGateway } from "../flow/gateway.ts";
import { ask, expectProblem } from "./ask.ts";
import { canaryName, saltedRecords } from "./credit-records.ts";
import { startVaultScene, type VaultScene } from "./vault-scene.ts";

describe("Records in the vault", () => {
  let scene: VaultScene;

  before(async () => {
    scene = await startVaultScene();
  });

  after(() => scene.alliance.close());

  describe("finds records", () => {
    before(async () => {
      const students = ["王芳", "Ｚhang Wei", "欧阳娜娜"].map((name, at) => ({ number: `9900${at}`, name }));
      const records = students.flatMap((student) => saltedRecords(1, 1, { student, term: "2024-autumn" }));
      await issueDraft(scene.ledger, 1, await scene.deposit(records));
    });

    it("by part of a name, a number or a course, whatever its width and case", async () => {
      const names = async (query: string) =>
        (await scene.search({ query })).items.map(({ record }) => record.student.name);
      expect(await names("欧阳")).to.deep.equal(["欧阳娜娜"]);
      expect(await names("zhang wei")).to.deep.equal(["Ｚhang Wei"]);
      expect(await names("９９００1")).to.deep.equal(["Ｚhang Wei"]);
      expect(await names("no such person")).to.deep.equal([]);
      expect(await names("phys2101")).to.have.length(3);
    });

    it("by status and by batch", async () => {
      await scene.deposit(saltedRecords(1, 1, { term: "2024-spring" }));
      const drafts = await scene.search({ status: "draft" });
      expect(drafts.items.map(({ status, sequence }) => [status, sequence])).to.deep.equal([["draft", null]]);
      const [record] = (await scene.search({ query: "王芳" })).items;
      expect((await scene.search({ sequence: record?.sequence ?? 0 })).items).to.have.length(3);
      await revoke(scene.ledger, await scene.get(record?.record.recordId ?? ""), "other");
      const revoked = await scene.search({ status: "revoked" });
      expect(revoked.items.map(({ record: { student } }) => student.name)).to.deep.equal(["王芳"]);
    });

    it("page by page, newest batch first, each once", async () => {
      const all = (await scene.search({}, "?limit=200")).items.map(({ record }) => record.recordId);
      const found: string[] = [];
      let after = "";
      do {
        const { items, next } = await scene.search({}, `?limit=4${after}`);
        found.push(...items.map(({ record }) => record.recordId));
        after = next === null ? "" : `&after=${next}`;
      } while (after !== "");
      expect(found).to.deep.equal(all);
      expect(new Set(found).size).to.equal(all.length);
    });

    it("not with the cursor of another search", async () => {
      const { next } = await scene.search({}, "?limit=2");
      const { name } = await rejection(scene.search({ query: "王" }, `?limit=2&after=${next}`));
      expect(name).to.equal("Api_CursorUnknown");
    });

    it("and says which it does not have", async () => {
      const recordId = "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11";
      const { name, arguments: found } = await rejection(scene.get(recordId));
      expect(name).to.equal("Credits_RecordUnknown");
      expect(found).to.deep.equal({ issuer: 1, recordId });
    });
  });

  describe("opens to nobody else", () => {
    const paths: [string, string, unknown?][] = [
      ["POST", "/v1/credits/drafts", { issuer: 1, records: saltedRecords(1, 1) }],
      ["GET", "/v1/credits/drafts?issuer=1"],
      ["DELETE", `/v1/credits/drafts/0x${"ab".repeat(32)}?issuer=1`],
      ["POST", "/v1/credits/records/search", { issuer: 1 }],
      ["GET", "/v1/credits/records/7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11?issuer=1"],
      ["GET", "/v1/credits/records/7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11/presentation?issuer=1"],
    ];

    it("without a session", async () => {
      for (const [method, path, json] of paths) {
        expectProblem(await ask(scene.alliance.url + path, { method, json }), 401, "Api_NoSession");
      }
    });

    it("to another member's registrar, another office, or an account of nobody", async () => {
      const others = [
        await scene.alliance.officer(2, ["registrar", "administrator"]),
        await scene.alliance.officer(1, ["steward", "researcher", "bursar"]),
        scene.alliance.secretariat,
      ];
      for (const other of others) {
        const { token, account } = await scene.tokenOf(other);
        for (const [method, path, json] of paths) {
          const answer = await ask(scene.alliance.url + path, {
            method,
            json,
            headers: { authorization: `Bearer ${token}` },
          });
          expectProblem(answer, 403, "Api_NotEntitled", { account, member: 1 });
        }
      }
    });

    it("but to the member's administrator", async () => {
      const [own] = scene.alliance.members;
      const person = await scene.alliance.officer(1, ["administrator"]);
      expect(await listDrafts(await scene.alliance.signedIn(person), 1)).to.be.an("array");
      if (own) expect(await listDrafts(await scene.alliance.signedIn(own.administrator), 1)).to.be.an("array");
    });

    it("from the moment on that the office is taken away", async () => {
      const person = await scene.alliance.officer(1, ["registrar"]);
      const theirs = await scene.alliance.signedIn(person);
      await listDrafts(theirs, 1);
      const [own] = scene.alliance.members;
      if (!own) throw new Error("Member 1");
      await setOffices(scene.alliance.as(own.administrator), 1, person.address, []);
      expect(await rejection(listDrafts(theirs, 1))).to.deep.include({ name: "Api_NotEntitled" });
    });
  });

  describe("of a member that is not active", () => {
    it("are read by it, and none is added or forgotten", async () => {
      const registrar = await scene.alliance.officer(2, ["registrar"]);
      const ledger = await scene.alliance.signedIn(registrar);
      const add = (records = saltedRecords(2, 1)) =>
        ledger.gateway.post("/v1/credits/drafts", { issuer: 2, records }, draftReceiptSchema);
      const { root } = await add();
      for (const [at, standing] of (["suspended", "expelled"] as const).entries()) {
        await setStanding(scene.alliance.as(scene.alliance.founder), 2, standing, "test");
        for (const attempt of [() => add(), () => deleteDraft(ledger, 2, root)]) {
          const { name, arguments: found } = await rejection(attempt());
          expect(name).to.equal("Members_NotActive");
          expect(found).to.deep.equal({ member: 2, standing: at + 2 });
        }
        expect((await listDrafts(ledger, 2)).map((draft) => draft.root)).to.deep.equal([root]);
      }
      await setStanding(scene.alliance.as(scene.alliance.founder), 2, "active", "test");
      expect((await add()).count).to.equal(1);
    });
  });

  describe("keeps them", () => {
    it("over a restart", async () => {
      const draft = await scene.deposit(saltedRecords(1, 2));
      const before = (await scene.search({}, "?limit=200")).items;
      await scene.restart();
      expect((await listDrafts(scene.ledger, 1)).map(({ root }) => root)).to.include(draft.root);
      expect((await scene.search({}, "?limit=200")).items).to.deep.equal(before);
    });

    it("from log, journal, store and the vault's own files", async () => {
      await scene.search({ query: "canary" });
      expect(scene.alliance.log.join("")).not.to.match(/canary|王芳|PHYS2101|大学物理/);
      const files = await readdir(scene.alliance.folder, { recursive: true, withFileTypes: true });
      const read = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      expect(read.some((path) => path.includes("journal"))).to.equal(true);
      for (const path of read) {
        const bytes = await readFile(path);
        for (const secret of [canaryName, "PHYS2101", "大学物理", "2023000001"]) {
          expect(bytes.includes(secret), `${path} holds ${secret}`).to.equal(false);
        }
      }
    });
  });
});

describe("A gateway without the vault's passphrase", () => {
  it("serves what is public and says that the vault is locked", async () => {
    const alliance = await startAlliance({ config: { vaultPassphrase: undefined } });
    try {
      const ledger = await alliance.signedIn(await alliance.officer(1, ["registrar"]));
      const { name } = await rejection(listDrafts(ledger, 1));
      expect(name).to.equal("Credits_VaultLocked");
      expect((await ask(`${alliance.url}/v1/credits/batches`)).body).to.deep.equal({ items: [], next: null });
    } finally {
      await alliance.close();
    }
  });

  it("does not start with a wrong one", async () => {
    const gateway = await startTestGateway();
    await gateway.stop();
    const { startGateway } = await import("../../server/main.ts");
    const { readConfig } = await import("../../server/config.ts");
    const config = readConfig({
      PORT: "0",
      LEDGER_DEMO: "0",
      LEDGER_DATA: gateway.folder,
      LEDGER_VAULT_PASSPHRASE: "another passphrase",
    });
    expect((await rejection(startGateway({ config }))).name).to.equal("Credits_VaultPassphraseWrong");
    await gateway.restart().then(gateway.close);
  });
});
