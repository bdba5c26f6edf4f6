/** What was removed is gone from the files, not only from the answers. */
import { expect } from "chai";
import { storedWrite } from "../../server/vault/writes.ts";
import { VaultFolder } from "./vault-folder.ts";

const prefix = "entry/0000000001/batch-1/";

describe("What was removed from the vault", () => {
  let folder: VaultFolder;

  beforeEach(async () => {
    folder = await VaultFolder.make();
  });

  afterEach(() => folder.remove());

  /** Pieces of every sealed entry of the bundle: of the seal of its key, and of the content. */
  async function sealedPieces(): Promise<Buffer[]> {
    const copy = await folder.copy();
    try {
      const sealed = await copy.tamper((database) => database.values({ gte: prefix, lt: `${prefix}~` }).all());
      return sealed.flatMap((value) => [0, 20, 40, 80, value.length - 16].map((at) => value.subarray(at, at + 16)));
    } finally {
      await copy.remove();
    }
  }

  async function stillThere(pieces: readonly Buffer[]): Promise<string[]> {
    const contents = [...(await folder.contents())];
    return contents.filter(([, bytes]) => pieces.some((piece) => bytes.includes(piece))).map(([name]) => name);
  }

  it("is gone from the files at once, where it was put in just before", async () => {
    const vault = await folder.open();
    await vault.put(1, "batch-1", [{ at: 1 }, { at: 2 }]);
    await vault.put(2, "batch-2", [{ at: 3 }]);
    const pieces = await sealedPieces();
    expect(pieces).to.have.length(10);
    expect(await stillThere(pieces)).to.have.length(1);
    await vault.remove(1, "batch-1");
    expect(await stillThere(pieces)).to.deep.equal([]);
    await vault.close();
    expect((await folder.readAll()).map(({ id }) => id)).to.deep.equal(["batch-2"]);
  });

  it("is gone from the files, where it was put in before a restart and among others", async () => {
    await folder.fill(3);
    const pieces = await sealedPieces();
    const vault = await folder.open();
    for (let at = 4; at < 40; at++) await vault.put(1, `batch-${at}`, [{ text: "x".repeat(20_000) }]);
    expect(await stillThere(pieces)).to.not.deep.equal([]);
    await vault.remove(1, "batch-1");
    expect(await stillThere(pieces)).to.deep.equal([]);
    await vault.close();
    expect(await folder.readAll()).to.have.length(38);
  });

  it("is gone from the files however often the same was put in", async () => {
    const vault = await folder.open();
    const pieces: Buffer[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await vault.put(1, "batch-1", [{ turn }]);
      pieces.push(...(await sealedPieces()));
      await vault.remove(1, "batch-1");
      expect(await stillThere(pieces)).to.deep.equal([]);
    }
    await vault.close();
  });

  it("is gone from the files after the next start, where a crash came in between", async () => {
    await folder.fill();
    const pieces = await sealedPieces();
    await folder.tamper(async (database) => {
      const at = new Date().toISOString();
      const key = "write/000000000003";
      const value = storedWrite(key, { type: "remove", member: 1, id: "batch-1", entries: 2, at });
      const changes = ["000000", "000001"].map((entry) => ({ type: "del" as const, key: `${prefix}${entry}` }));
      await database.batch([{ type: "put", key, value }, ...changes]);
    });
    expect(await stillThere(pieces)).to.not.deep.equal([]);
    expect(await folder.readAll()).to.have.length(1);
    expect(await stillThere(pieces)).to.deep.equal([]);
  });
});
