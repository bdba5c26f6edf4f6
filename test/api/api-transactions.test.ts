import { expect } from "chai";
import { encodeFunctionData, type Hex, keccak256 } from "viem";
import { membersAbi } from "../../server/alliance/abi.ts";
import { creditsAbi } from "../../server/credits/abi.ts";
import { type Alliance, newPerson, type Person, startAlliance } from "../flow/gateway.ts";
import { type Answer, ask, expectProblem } from "./ask.ts";

/** A batch's root, another for every number. */
const rootOf = (sequence: number): Hex => `0x${sequence.toString(16).padStart(64, "ab")}`;

describe("Relayed transactions", () => {
  let alliance: Alliance;
  let registrar: Person;

  before(async () => {
    alliance = await startAlliance();
  });

  beforeEach(async () => {
    registrar = await alliance.officer(1, ["registrar"]);
  });

  after(() => alliance.close());

  const relay = (raw: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(`${alliance.url}/v1/transactions`, { json: { raw }, headers });
  const issue = (sequence: number) =>
    encodeFunctionData({ abi: creditsAbi, functionName: "issue", args: [1, sequence, 1, 6, rootOf(sequence), 3] });
  const nextSequence = async (): Promise<number> => {
    const { body } = await ask(`${alliance.url}/v1/credits/batches?issuer=1&limit=1`);
    const [newest] = (body as { items: { sequence: number }[] }).items;
    return (newest?.sequence ?? 0) + 1;
  };

  type Choices = { to?: Hex; data?: Hex; nonce?: number; chainId?: number; gas?: bigint; maxFeePerGas?: bigint };
  const sign = (person: Person, choices: Choices): Promise<Hex> =>
    person.signTransaction({
      type: "eip1559",
      chainId: 7_364_100,
      to: alliance.deployment.credits,
      nonce: 0,
      gas: 500_000n,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
      ...choices,
    });

  const setOffices = (member: number, account: Hex, offices: number) => ({
    to: alliance.deployment.members,
    data: encodeFunctionData({ abi: membersAbi, functionName: "setOffices", args: [member, account, offices] }),
  });

  it("are answered once they are mined and in the store", async () => {
    const sequence = await nextSequence();
    const raw = await sign(registrar, { data: issue(sequence) });
    const { status, body } = await relay(raw);
    expect(status).to.equal(200);
    const receipt = body as Record<string, unknown>;
    expect(receipt.transaction).to.equal(keccak256(raw));
    const batch = await ask(`${alliance.url}/v1/credits/batches/1/${sequence}`);
    expect(batch.body).to.deep.include({
      root: rootOf(sequence),
      count: 3,
      block: receipt.block,
      transaction: receipt.transaction,
    });
    expect(receipt.gasUsed).to.be.within(40_000, 90_000);
  });

  it("give the same answer when sent again, whatever the case of their digits", async () => {
    const raw = await sign(registrar, { data: issue(await nextSequence()) });
    const first = await relay(raw);
    expect((await relay(raw)).body).to.deep.equal(first.body);
    expect((await relay(`0x${raw.slice(2).toUpperCase()}`)).body).to.deep.equal(first.body);
  });

  it("sent twice at once are mined once", async () => {
    const raw = await sign(registrar, { data: issue(await nextSequence()) });
    const answers = await Promise.all([relay(raw), relay(raw), relay(raw)]);
    expect(new Set(answers.map(({ text }) => text)).size).to.equal(1);
  });

  it("from several officers at once are all mined", async () => {
    const administrators: Person[] = [];
    for (const { member } of alliance.members) administrators.push(await alliance.officer(member, ["administrator"]));
    const raws = await Promise.all(
      administrators.map((person, at) => sign(person, setOffices(at + 1, person.address, 31))),
    );
    const answers = await Promise.all(raws.map((raw) => relay(raw)));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
  });

  describe("with an Idempotency-Key", () => {
    it("answer the same, and refuse the key to another transaction", async () => {
      const headers = { "idempotency-key": "one-key" };
      const sequence = await nextSequence();
      const raw = await sign(registrar, { data: issue(sequence) });
      const first = await relay(raw, headers);
      expect((await relay(raw, headers)).body).to.deep.equal(first.body);
      const other = await sign(registrar, { nonce: 1, data: issue(sequence + 1) });
      expectProblem(await relay(other, headers), 409, "Api_IdempotencyConflict", {});
      expect((await relay(other, { "idempotency-key": "other-key" })).status).to.equal(200);
    });

    it("leave the key to others: it counts for its signer, and for what was admitted", async () => {
      const headers = { "idempotency-key": "shared" };
      const stranger = await relay(await sign(newPerson(), { data: issue(1) }), headers);
      expectProblem(stranger, 403, "Api_NotAnOfficer");
      const other = await alliance.officer(1, ["registrar"]);
      for (const person of [registrar, other]) {
        const raw = await sign(person, { data: issue(await nextSequence()) });
        expect((await relay(raw, headers)).status).to.equal(200);
      }
    });

    it("refuse a key that is too long", async () => {
      const answer = await relay("0x12", { "idempotency-key": "k".repeat(256) });
      expectProblem(answer, 400, "Api_InvalidInput", { count: 1 });
    });
  });

  describe("that revert are told by the contract's own error", () => {
    it("where the signer lacks the office", async () => {
      const steward = await alliance.officer(1, ["steward"]);
      const answer = await relay(await sign(steward, { data: issue(await nextSequence()) }));
      expectProblem(answer, 403, "Members_OfficeMissing", { member: 1, account: steward.address, office: 1 });
    });

    it("where the number is not the next one", async () => {
      const expected = await nextSequence();
      const answer = await relay(await sign(registrar, { data: issue(expected + 5) }));
      expectProblem(answer, 409, "Credits_WrongSequence", { issuer: 1, given: expected + 5, expected });
    });

    it("where the member is unknown, in the reader's language", async () => {
      const data = encodeFunctionData({
        abi: membersAbi,
        functionName: "setOffices",
        args: [99, registrar.address, 1],
      });
      const raw = await sign(registrar, { data, to: alliance.deployment.members });
      expectProblem(await relay(raw), 404, "Members_UnknownMember", { member: 99 });
      const chinese = await relay(raw, { "accept-language": "zh-CN" });
      expect(chinese.text).to.contain("联盟中没有编号为 99 的成员");
    });

    it("where the role is missing", async () => {
      const args = [2, false, 11, "无", "None", registrar.address] as const;
      const data = encodeFunctionData({ abi: membersAbi, functionName: "admit", args });
      const raw = await sign(registrar, { data, to: alliance.deployment.members });
      expectProblem(await relay(raw), 403, "AccessManagedUnauthorized", { caller: registrar.address });
    });

    it("where nothing is said at all", async () => {
      const answer = await relay(await sign(registrar, { data: "0x12345678" }));
      expectProblem(answer, 422, "Api_UnknownRevert", { data: "0x" });
    });

    it("where two were in one block and the second came too late", async () => {
      const other = await alliance.officer(1, ["registrar"]);
      const sequence = await nextSequence();
      const raws = await Promise.all([registrar, other].map((person) => sign(person, { data: issue(sequence) })));
      const answers = await Promise.all(raws.map((raw) => relay(raw)));
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused).to.have.length(1);
      const [answer] = refused;
      if (answer)
        expectProblem(answer, 409, "Credits_WrongSequence", { issuer: 1, given: sequence, expected: sequence + 1 });
    });
  });

  describe("are refused before they reach the chain", () => {
    it("with a nonce that was used, or that leaves a gap", async () => {
      const sequence = await nextSequence();
      expect((await relay(await sign(registrar, { data: issue(sequence) }))).status).to.equal(200);
      const used = await sign(registrar, { data: issue(sequence + 1) });
      expectProblem(await relay(used), 409, "Api_StaleNonce", { given: 0, expected: 1 });
      const ahead = await sign(registrar, { nonce: 7, data: issue(sequence + 1) });
      expectProblem(await relay(ahead), 409, "Api_StaleNonce", { given: 7, expected: 1 });
    });

    it("from an account that holds no office and no role", async () => {
      const stranger = newPerson();
      const answer = await relay(await sign(stranger, { data: issue(1) }));
      expectProblem(answer, 403, "Api_NotAnOfficer", { account: stranger.address });
    });

    it("to what is none of the alliance's contracts", async () => {
      const answer = await relay(await sign(registrar, { to: registrar.address, data: "0x" }));
      expectProblem(answer, 422, "Api_UnknownContract", { to: registrar.address.toLowerCase() as Hex });
    });

    it("where they deploy contracts and are not the founder's", async () => {
      const bomb = "0x62030d405f5b80a05f5b50";
      const creation = await sign(registrar, { to: undefined, data: bomb });
      expectProblem(await relay(creation), 403, "Api_CreationRefused", { account: registrar.address });
    });

    it("signed for another chain", async () => {
      const answer = await relay(await sign(registrar, { chainId: 1, data: "0x" }));
      expectProblem(answer, 422, "Api_WrongChain", { given: 1, expected: 7_364_100 });
    });

    it("malformed, unsigned or cut short", async () => {
      expectProblem(await relay("0x1234"), 400, "Chain_TransactionMalformed", {});
      const raw = await sign(registrar, { data: issue(1) });
      expectProblem(await relay(raw.slice(0, -10)), 400, "Chain_TransactionMalformed");
      expectProblem(await relay("hello"), 400, "Api_InvalidInput", { count: 1 });
      expectProblem(await relay("0x123"), 400, "Api_InvalidInput", { count: 1 });
    });

    it("offering a fee", async () => {
      const raw = await sign(registrar, { data: issue(1), maxFeePerGas: 1n });
      expectProblem(await relay(raw), 422, "Chain_FeeOffered");
    });

    it("and leave the chain as it was", async () => {
      const head = async () => (await ask(`${alliance.url}/v1/status`)).body as { block: { number: number } };
      const { block } = await head();
      await relay(await sign(registrar, { nonce: 9, data: issue(1) }));
      await relay("0x1234");
      expect((await head()).block).to.deep.equal(block);
    });
  });

  describe("afterwards", () => {
    it("are counted by outcome", async () => {
      const { text } = await ask(`${alliance.url}/metrics`);
      for (const outcome of ["mined", "reverted", "refused"]) {
        expect(text).to.match(new RegExp(`ledger_transactions_relayed_total\\{outcome="${outcome}"\\} [1-9]`));
      }
    });
  });
});
