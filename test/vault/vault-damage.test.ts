/** What a damaged or incomplete vault says. It never opens with a hole, and nothing new is made in its place. */
import { readFile, rm, unlink, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { openVault } from "../../server/vault/vault.ts";
import { rejection } from "../client/rejection.ts";
import { VaultFolder } from "./vault-folder.ts";

const keys = "vault-keys.json";
const mark = "vault-writes.json";
const database = "vault";
const losses: readonly string[][] = [[database], [keys], [mark], [database, mark], [keys, mark], [keys, database]];

describe("A damaged vault", () => {
  let folder: VaultFolder;

  beforeEach(async () => {
    folder = await VaultFolder.make();
  });

  afterEach(() => folder.remove());

  async function damageFound(opening: Promise<unknown> = folder.open()) {
    const problem = await rejection(opening);
    expect(problem.name).to.equal("Credits_VaultDamaged");
    return problem.arguments;
  }

  it("finds that a write is missing from the database", async () => {
    await folder.fill();
    await folder.tamper((database) => database.del("write/000000000002"));
    const { name, arguments: found } = await rejection(folder.open());
    expect(name).to.equal("Credits_VaultDamaged");
    expect(found).to.deep.equal({ place: "write/", expected: 2, found: 1 });
  });

  it("finds that an entry is missing", async () => {
    await folder.fill();
    await folder.tamper((database) => database.del("entry/0000000001/batch-1/000001"));
    const { name, arguments: found } = await rejection(folder.open());
    expect(name).to.equal("Credits_VaultDamaged");
    expect(found).to.deep.equal({ place: "entry/0000000001/batch-1/", expected: 2, found: 1 });
  });

  it("does not take a sealed entry at another place", async () => {
    await folder.fill();
    await folder.tamper(async (database) => {
      const [first, second] = ["entry/0000000001/batch-1/000000", "entry/0000000001/batch-1/000001"];
      await database.put(first, (await database.get(second)) ?? Buffer.alloc(0));
    });
    const { name, arguments: found } = await rejection(folder.readAll());
    expect(name).to.equal("Credits_VaultDamaged");
    expect(found).to.deep.equal({ place: "entry/0000000001/batch-1/000000", expected: 1, found: 0 });
  });

  for (const gone of losses) {
    it(`finds that ${gone.join(" and ")} is gone, and begins nothing in its place`, async () => {
      await folder.fill();
      for (const name of gone) await rm(folder.file(name), { recursive: true });
      const before = await folder.contents();
      const place = gone.includes(keys) ? keys : gone[0];
      expect(await damageFound()).to.deep.equal({ place, expected: 1, found: 0 });
      const after = await folder.contents();
      expect([...after.keys()]).to.deep.equal([...before.keys()]);
    });
  }

  it("finds that the database is gone though nothing was ever put in", async () => {
    await folder.fill(0);
    await rm(folder.file(database), { recursive: true });
    expect(await damageFound()).to.deep.equal({ place: database, expected: 1, found: 0 });
  });

  it("finds writes under a key file that knows of none", async () => {
    await folder.fill(0);
    const blank = await readFile(folder.file(keys));
    await folder.fill();
    await writeFile(folder.file(keys), blank);
    expect(await damageFound()).to.deep.equal({ place: `${keys}#1`, expected: 1, found: 0 });
    expect(await readFile(folder.file(keys))).to.deep.equal(blank);
    await unlink(folder.file(mark));
    expect(await damageFound()).to.deep.equal({ place: mark, expected: 1, found: 0 });
  });

  for (const name of [keys, mark]) {
    for (const share of [0, 0.5, 0.95]) {
      it(`finds ${name} cut off at ${100 * share} %`, async () => {
        await folder.fill();
        const bytes = await readFile(folder.file(name));
        await writeFile(folder.file(name), bytes.subarray(0, Math.floor(share * bytes.length)));
        expect(await damageFound()).to.deep.equal({ place: name, expected: 1, found: 0 });
      });
    }
  }

  it("finds any change of the key file, and does not take it for a wrong passphrase", async () => {
    await folder.fill();
    const whole = await readFile(folder.file(keys), "utf8");
    const changes: [string, RegExp, string][] = [
      ["salt", /("salt": ")../, "$1AA"],
      ["strength", /"n": 32768/, `"n": ${2 ** 30}`],
      ["check", /("check": ")../, "$1AA"],
      ["member's key", /("2": ")../, "$1AA"],
      ["version", /"version": 1/, '"version": 9'],
    ];
    for (const [what, pattern, replacement] of changes) {
      const changed = whole.replace(pattern, replacement);
      expect(changed, what).to.not.equal(whole);
      await writeFile(folder.file(keys), changed);
      expect(await damageFound(), what).to.deep.equal({ place: keys, expected: 1, found: 0 });
    }
    await writeFile(folder.file(keys), whole);
    expect(await rejection(openVault(folder.path, "wrong horse battery"))).to.have.property(
      "name",
      "Credits_VaultPassphraseWrong",
    );
    expect(await folder.readAll()).to.have.length(2);
  });

  it("finds every file of the database that is cut short, overwritten or gone", async () => {
    await folder.fill();
    await folder.tamper((opened) => opened.compactRange("", "~"));
    const files = [...(await folder.contents())].filter(([name]) => /(?:CURRENT|MANIFEST-\d+|\.ldb)$/.test(name));
    expect(files.length).to.be.at.least(3);
    for (const [name, bytes] of files) {
      const overwritten = Buffer.from(bytes).fill(0xff, 0, Math.ceil(bytes.length / 2));
      for (const content of [bytes.subarray(0, Math.floor(bytes.length / 2)), overwritten, undefined]) {
        const copy = await folder.copy();
        await (content ? writeFile(copy.file(name), content) : unlink(copy.file(name)));
        expect(await damageFound(copy.readAll()), name).to.deep.equal({ place: database, expected: 1, found: 0 });
        await copy.remove();
      }
    }
    expect(await folder.readAll()).to.have.length(2);
  });

  it("finds a write that cannot be read", async () => {
    await folder.fill();
    await folder.tamper((opened) => opened.put("write/000000000001", Buffer.from('{"type":"pu')));
    expect(await damageFound()).to.deep.equal({ place: "write/000000000001", expected: 1, found: 0 });
  });

  it("finds a write of which one digit changed", async () => {
    await folder.fill();
    await folder.tamper(async (opened) => {
      const text = String(await opened.get("write/000000000002"));
      await opened.put("write/000000000002", Buffer.from(text.replace('"at":"20', '"at":"21')));
    });
    expect(await damageFound()).to.deep.equal({ place: "write/000000000002", expected: 1, found: 0 });
  });
});

describe("The first opening of a vault", () => {
  let folder: VaultFolder;

  beforeEach(async () => {
    folder = await VaultFolder.make();
  });

  afterEach(() => folder.remove());

  it("is finished where a crash left only the keys", async () => {
    await folder.fill(0);
    await rm(folder.file(database), { recursive: true });
    await unlink(folder.file(mark));
    await folder.fill();
    expect(await folder.readAll()).to.have.length(2);
  });

  it("is finished where a crash left keys and an empty database", async () => {
    await folder.fill(0);
    await unlink(folder.file(mark));
    await folder.fill();
    expect(await folder.readAll()).to.have.length(2);
  });

  it("is finished where a crash left keys and a database that was only begun", async () => {
    await folder.fill(0);
    await unlink(folder.file(mark));
    await unlink(folder.file(database, "CURRENT"));
    await folder.fill();
    expect(await folder.readAll()).to.have.length(2);
  });

  it("is finished where a crash left the first member's key without its bundle", async () => {
    await folder.fill(0);
    const vault = await folder.open();
    const refused = await vault.put(1, "batch-1", [1n]).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
    await vault.close();
    expect(await readFile(folder.file(keys), "utf8")).to.include('"1": ');
    await folder.fill();
    expect(await folder.readAll()).to.have.length(2);
  });
});
