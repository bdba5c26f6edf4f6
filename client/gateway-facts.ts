/** What one gateway says of records at a block of its chain. It is asked; whether to believe it is decided elsewhere. */
import { type Hex, zeroHash } from "viem";
import { z } from "zod";
import { memberKinds, memberStandings } from "../server/alliance/records.ts";
import type { RecordStatus } from "../server/credits/records.ts";
import { recordStatuses } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import { moduleName, quantity, type Read, type Reading, readContracts, selectorOf } from "./chain-reading.ts";
import type { PublicGateway } from "./public-gateway.ts";

/** Codes that `issuerWords` puts into words, but "not-checked". */
export type IssuerStanding = "active-member" | "member-suspended" | "member-expelled" | "member-unknown";

/** Of which record facts are asked. */
export type Question = { readonly issuer: number; readonly sequence: number; readonly leaf: Hex };

export type Fact = {
  /** Of the batch; zero where the issuer published none of that number. */
  readonly root: Hex;
  readonly isVoid: boolean;
  readonly status: RecordStatus;
  readonly standing: IssuerStanding;
};

export type BlockMark = { readonly number: number; readonly hash: Hex; readonly time: string };

/** A gateway that answers, and where it stands. */
export type Source = {
  readonly gateway: PublicGateway;
  readonly chainId: number;
  readonly demo: boolean;
  readonly directory: Hex;
  readonly head: BlockMark;
};

/** What is read of these pages; a newer gateway may say more. */
const statedSchema = z.object({ chainId: z.number().int(), demo: z.boolean() });
const allianceSchema = z.object({ directory: z.string().regex(/^0x[0-9a-fA-F]{40}$/) });
const hex = z.string().regex(/^0x[0-9a-f]+$/);
const headerSchema = z.object({ number: hex, hash: hex.length(66), timestamp: hex });

const unknownMember = selectorOf("Members_UnknownMember(uint32)");

/**
 * Asks a gateway where it stands.
 * @throws Client_GatewayUnreachable; Client_UnexpectedAnswer; Client_WrongChain {expected, given} where the chain behind
 * it is not the one that it states; the gateway's own problem
 */
export async function sourceOf(gateway: PublicGateway): Promise<Source> {
  const [stated, alliance, [chain, head]] = await Promise.all([
    gateway.get("/v1/status", statedSchema),
    gateway.get("/v1/alliance", allianceSchema),
    gateway.calls([
      { method: "eth_chainId", params: [] },
      { method: "eth_getBlockByNumber", params: ["latest", false] },
    ]),
  ]);
  if (!hex.safeParse(chain?.result).success) throw unexpected("eth_chainId");
  const chainId = Number(chain?.result);
  if (chainId !== stated.chainId) throw new Problem("Client_WrongChain", { expected: stated.chainId, given: chainId });
  const directory = alliance.directory.toLowerCase() as Hex;
  return { gateway, chainId, demo: stated.demo, directory, head: blockOf(head?.result) };
}

/** The hash of a block as a gateway has it. */
export async function hashAt({ gateway, head }: Source, block: number): Promise<Hex> {
  if (block === head.number) return head.hash;
  const [answer] = await gateway.calls([{ method: "eth_getBlockByNumber", params: [quantity(block), false] }]);
  return blockOf(answer?.result).hash;
}

/** The facts of records, all at one block, from the modules that the directory named there. */
export async function factsAt(source: Source, questions: readonly Question[], block: number): Promise<Fact[]> {
  const { gateway, directory } = source;
  const located = await readContracts(
    gateway,
    ["Members", "Credits"].map((module) => ({ to: directory, name: "locate", words: [moduleName(module)] })),
    block,
  );
  const [members, credits] = located.map((read) => addressIn(wordsOf(read)[0]));
  if (members === undefined || credits === undefined) throw unexpected("locate");
  const readings = questions.flatMap(({ issuer, sequence, leaf }): Reading[] => [
    { to: credits, name: "getRoot", words: [issuer, sequence] },
    { to: credits, name: "isVoid", words: [issuer, sequence] },
    { to: credits, name: "getStatus", words: [issuer, leaf] },
    { to: members, name: "getMember", words: [issuer] },
  ]);
  const read = await readContracts(gateway, readings, block);
  return questions.map((_, at) => factOf(read.slice(4 * at, 4 * at + 4)));
}

function factOf([root, isVoid, status, member]: readonly Read[]): Fact {
  const word = recordStatuses[Number(wordsOf(status)[0])];
  if (!word) throw unexpected("getStatus");
  return {
    root: wordsOf(root)[0] ?? zeroHash,
    isVoid: Number(wordsOf(isVoid)[0]) !== 0,
    status: word,
    standing: standingIn(member),
  };
}

function standingIn(member: Read | undefined): IssuerStanding {
  if (member && "refusedBy" in member && member.refusedBy === unknownMember) return "member-unknown";
  const [kind, standing] = wordsOf(member).map(Number);
  if (!memberKinds[(kind ?? 0) - 1]) return "member-unknown";
  const name = memberStandings[(standing ?? 0) - 1];
  return name === "active" ? "active-member" : name === "suspended" ? "member-suspended" : "member-expelled";
}

function wordsOf(read: Read | undefined): readonly Hex[] {
  if (!read || "refusedBy" in read) throw unexpected(read ? `eth_call: ${read.refusedBy}` : "eth_call");
  return read.words;
}

function addressIn(word: Hex | undefined): Hex | undefined {
  return word && `0x${word.slice(-40)}`;
}

function blockOf(header: unknown): BlockMark {
  const { success, data } = headerSchema.safeParse(header);
  if (!success) throw unexpected("eth_getBlockByNumber");
  const time = new Date(Number(data.timestamp) * 1000).toISOString();
  return { number: Number(data.number), hash: data.hash as Hex, time };
}

function unexpected(place: string): Problem {
  return new Problem("Client_UnexpectedAnswer", { path: "/rpc", place });
}
