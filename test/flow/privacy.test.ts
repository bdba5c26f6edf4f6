/**
 * What nobody can find out from the ledger: given only the chain and the public API, and the full space of student
 * numbers, no guess meets a public value.
 *
 * All ten million numbers are tried in the plain forms of {@link full}; with LEDGER_PRIVACY=full in every writing.
 * Joined with each public value, with names or with salts that could be known, only the numbers that were really issued
 * and a hundred others are tried: another number's hash says nothing of these records.
 */
import { expect } from "chai";
import { pino } from "pino";
import { getRecord, issueBatch, revoke } from "../../client/credits.ts";
import { eraseRecords } from "../../client/erasure.ts";
import type { Ledger } from "../../client/ledger.ts";
import { leafOf } from "../../server/credits/commitment.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import { ask } from "../api/ask.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { type Alliance, type Person, startAlliance } from "./gateway.ts";
import { filesIn, hashes, holds, PublicWords, plainMatches, readPublicly, sha256, writings } from "./public-words.ts";

const firstNumber = 20_000_000;
const numbers = 10_000_000;
const canary = "欧阳金丝雀 canary";
const full: readonly (readonly ["keccak256" | "sha256", string])[] =
  process.env.LEDGER_PRIVACY === "full"
    ? Object.keys(writings).flatMap((writing) => [["keccak256", writing] as const, ["sha256", writing] as const])
    : [
        ["keccak256", "text"],
        ["keccak256", "uint256"],
        ["sha256", "text"],
      ];
/** One word that is in the set and belongs to a number: the search has to find it, and nothing else. */
const decoy = 27_182_818;

describe("Privacy of credit records", () => {
  const issued = [20_718_293, 23_141_592, 29_984_417];
  const others = Array.from({ length: 100 }, (_, at) => 21_000_000 + at * 89_411);
  const log: string[] = [];
  let alliance: Alliance;
  let registrar: Person;
  let ledger: Ledger;
  let records: SaltedRecord[];
  let words: PublicWords;

  const recordsOf = (of: readonly number[], term: string) =>
    of.flatMap((number) => saltedRecords(1, 1, { student: { number: String(number), name: canary }, term }));

  before(async function () {
    this.timeout(180_000);
    const logger = pino({ level: "trace" }, { write: (line: string) => log.push(line) });
    alliance = await startAlliance({ logger });
    registrar = await alliance.officer(1, ["registrar"]);
    ledger = await alliance.signedIn(registrar);
    records = recordsOf(issued, "2026-autumn");
    await issueBatch(ledger, 1, records);
    const [alone] = recordsOf([issued[1] ?? 0], "2026-spring");
    if (!alone) throw new Error("A record");
    await issueBatch(ledger, 1, [alone]);
    records.push(alone);
    await revokeAt(0);
    words = await readAll();
  });

  after(() => alliance.close());

  async function revokeAt(at: number, of = records): Promise<void> {
    const recordId = of[at]?.record.recordId ?? "";
    await revoke(ledger, await getRecord(ledger, 1, recordId), "other");
  }

  async function readAll(): Promise<PublicWords> {
    const leaf = records[0] ? leafOf(records[0]) : "";
    const given = {
      member: "1",
      issuer: "1",
      sequence: "1",
      leaf,
      account: registrar.address,
      address: registrar.address,
    };
    const { words: found, asked } = await readPublicly(alliance, given);
    expect(asked).to.include.members([
      "/v1/credits/batches",
      "/v1/credits/batches/{issuer}/{sequence}",
      "/v1/credits/leaves/{issuer}/{leaf}",
      "/v1/activity",
      "/v1/members",
    ]);
    expect(asked.length).to.be.above(15);
    expect(found.all.has(leaf.slice(2)), "a leaf that was revoked is public").to.equal(true);
    return found;
  }

  it("stands a search through all ten million numbers", async function () {
    this.timeout(600_000);
    const known = await hashes();
    const searched = new PublicWords();
    for (const word of words.all) searched.add(word);
    for (const [hash, writing] of full) {
      const written = writings[writing];
      if (!written) throw new Error(writing);
      searched.add(Buffer.from(known[hash](written(decoy))).toString("hex"));
    }
    expect(known.sha256(Buffer.from("1"))).to.deep.equal(new Uint8Array(sha256(Buffer.from("1"))));
    const found: string[] = [];
    for (const [hash, writing] of full) {
      const written = writings[writing];
      if (!written) throw new Error(writing);
      for (let number = firstNumber; number < firstNumber + numbers; number++) {
        if (searched.has(known[hash](written(number)))) found.push(`${hash} ${writing} ${number}`);
      }
    }
    expect(found).to.deep.equal(full.map(([hash, writing]) => `${hash} ${writing} ${decoy}`));
  });

  /** Guesses over a number that joins it with the student's name, or with a public value before or behind it. */
  async function joinedMatches(of: readonly number[], among: PublicWords): Promise<string[]> {
    const known = await hashes();
    const values = [...among.values].map((word) => Buffer.from(word, "hex"));
    const short = values.filter((word) => word.subarray(0, 12).every((byte) => byte === 0));
    const besides = [
      ...values,
      ...short.map((word) => word.subarray(12)),
      Buffer.from(canary),
      Buffer.from("PHYS2101"),
    ];
    const found: string[] = [];
    for (const number of of) {
      const forms = Object.entries(writings).filter(([name]) => name === "text" || name === "uint256");
      for (const [writing, written] of forms) {
        const own = written(number);
        for (const beside of besides) {
          for (const guess of [Buffer.concat([own, beside]), Buffer.concat([beside, own])]) {
            for (const [name, hash] of Object.entries(known)) {
              if (among.has(hash(guess))) found.push(`${name} ${writing} ${number}`);
            }
          }
        }
      }
    }
    return found;
  }

  /** Guesses of whoever knows everything of the record but the salt, and takes a public value for it. */
  function saltMatches(of: readonly SaltedRecord[], among: PublicWords): string[] {
    const salts = [...new Set(["0".repeat(64), "f".repeat(64), "0".repeat(63).concat("1"), ...among.values])];
    return of.flatMap(({ record }) => {
      const own = Buffer.from(sha256(Buffer.from(record.student.number))).toString("hex");
      const id = record.recordId.replaceAll("-", "").padStart(64, "0");
      const guesses = [...salts, own, id].filter((salt) =>
        among.all.has(leafOf({ record, salt: `0x${salt}` }).slice(2)),
      );
      return guesses.map((salt) => `${record.student.number} ${salt}`);
    });
  }

  it("stands the numbers that were issued in every writing, and would find one however it is shown", async () => {
    expect(await plainMatches(issued, words)).to.deep.equal([]);
    const [number = 0] = issued;
    const digest = sha256(writings.uint64?.(number) ?? Buffer.alloc(0));
    const leaked = Buffer.from(digest);
    const hex = leaked.toString("hex");
    for (const shown of [`0x${hex}`, hex, leaked.toString("base64url"), leaked.toString("base64")]) {
      const leaking = new PublicWords();
      leaking.take(JSON.stringify({ proof: shown }));
      expect(await plainMatches(issued, leaking), shown).to.deep.equal([`sha256 uint64 ${number}`]);
    }
  });

  it("stands guesses joined with every public value, with the name and the course", async function () {
    this.timeout(300_000);
    expect(words.values.size).to.be.within(300, 20_000);
    expect(await joinedMatches(issued, words)).to.deep.equal([]);
    expect(await joinedMatches(others, words)).to.deep.equal([]);
  });

  it("stands whoever knows all of a record but its salt", function () {
    this.timeout(300_000);
    expect(saltMatches(records, words)).to.deep.equal([]);
  });

  it("says nothing of a student in logs, errors, events, blocks, the index, or any file", async () => {
    const errors: string[] = [];
    const { token } = await sessionOf(registrar);
    const headers = { authorization: `Bearer ${token}` };
    const [salted] = records;
    if (!salted) throw new Error("A record");
    const wrong = {
      ...salted,
      record: { ...salted.record, grade: { scale: "percentage", value: "101" }, extra: canary },
    };
    const bodies = [[salted], [salted, salted], [wrong], [{ ...salted, salt: salted.salt.slice(0, 20) }], [canary]];
    for (const each of bodies) {
      const { status, text } = await ask(`${alliance.url}/v1/credits/drafts`, {
        headers,
        json: { issuer: 1, records: each },
      });
      expect(status, text).to.be.within(400, 499);
      errors.push(text);
    }
    const search = { issuer: 2, query: canary, student: salted.record.student.number };
    errors.push((await ask(`${alliance.url}/v1/credits/records/search`, { headers, json: search })).text);
    errors.push((await ask(`${alliance.url}/v1/credits/erasures`, { headers, json: search })).text);
    const erasure = { issuer: 1, student: records[1]?.record.student.number ?? "", reason: "other" as const };
    expect((await eraseRecords(ledger, erasure)).erased).to.have.length(2);

    const { store } = alliance.running;
    const index: string[] = [];
    for await (const entry of store.entries({ prefix: "" })) index.push(JSON.stringify(entry));
    expect(log.length).to.be.above(50);
    expect(index.length).to.be.above(50);
    const said = { log, errors, index, public: words.texts, files: await filesIn(alliance.folder) };
    for (const secret of secretsOf(records)) {
      for (const [where, texts] of Object.entries(said)) {
        expect(
          texts.some((text) => holds(text, secret)),
          `${secret} in ${where}`,
        ).to.equal(false);
      }
    }
  });

  it("would be lost with a salt that is known: that is found", async function () {
    this.timeout(120_000);
    const [record] = recordsOf([24_681_357], "2025-autumn");
    if (!record) throw new Error("A record");
    const unsalted = { ...record, salt: `0x${"0".repeat(64)}` };
    await issueBatch(ledger, 1, [unsalted, ...recordsOf([24_681_358], "2025-spring")]);
    await revokeAt(0, [unsalted]);
    expect(saltMatches([unsalted], await readAll())).to.deep.equal([`24681357 ${"0".repeat(64)}`]);
  });

  async function sessionOf(person: Person) {
    const json = { account: person.address };
    const { body } = await ask(`${alliance.url}/v1/session/challenge`, { json });
    const { message = "" } = body as Record<string, string>;
    const signature = await person.signMessage({ message });
    return (await ask(`${alliance.url}/v1/session`, { json: { message, signature } })).body as { token: string };
  }
});

function secretsOf(records: readonly SaltedRecord[]): string[] {
  const own = records.flatMap(({ record, salt }) => {
    const bytes = Buffer.from(salt.slice(2), "hex");
    return [record.student.number, salt.slice(2), bytes.toString("base64").slice(0, 40), bytes.toString("latin1")];
  });
  return [...new Set([canary, Buffer.from(canary).toString("latin1"), ...own])];
}
