/**
 * Several gateways asked about the same records. They have to stand on one chain and to say the same of the same block;
 * one that is some blocks behind contradicts nobody.
 */
import { Problem } from "../server/problem.ts";
import { type BlockMark, type Fact, factsAt, hashAt, type Question, type Source, sourceOf } from "./gateway-facts.ts";
import type { PublicGateway } from "./public-gateway.ts";

/** Codes that `obstacleWords` puts into words. */
export type Obstacle =
  | "unreachable"
  | "gateways-disagree"
  | "gateway-behind"
  | "other-chain"
  | "wrong-chain"
  | "unexpected-answer";

/** What became of asking one gateway. */
export type Answer = {
  readonly url: string;
  readonly chainId: number | null;
  readonly block: BlockMark | null;
  /** Why its answer does not count; null where it does. */
  readonly fault: Obstacle | null;
};

/** A gateway's word on each record, beside the foremost gateway's word on the same block. */
export type Testimony = {
  readonly url: string;
  readonly block: BlockMark;
  readonly facts: readonly Fact[];
  readonly leadFacts: readonly Fact[];
};

export type Hearing = {
  /** In the order in which the gateways were given. */
  readonly answers: readonly Answer[];
  /** The foremost gateway that answered; null where none did. */
  readonly lead: Source | null;
  /** Of those that answered, the foremost first; empty where nothing can be said of any record. */
  readonly testimonies: readonly Testimony[];
  readonly obstacle: Obstacle | null;
};

type Heard = { readonly source: Source; readonly facts: readonly Fact[] };

/** Asks all of them. Never throws for what is wrong with a gateway: the hearing says it. */
export async function hear(gateways: readonly PublicGateway[], questions: readonly Question[]): Promise<Hearing> {
  const settled = await Promise.allSettled(gateways.map((gateway) => heardFrom(gateway, questions)));
  const heard = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const [lead, ...others] = heard.sort((a, b) => b.source.head.number - a.source.head.number);
  const answers = settled.map((one, at): Answer => {
    const url = gateways[at]?.url ?? "";
    if (one.status === "rejected") return { url, chainId: null, block: null, fault: faultOf(one.reason) };
    const { chainId, head } = one.value.source;
    return { url, chainId, block: head, fault: null };
  });
  const fault = answers.find((answer) => answer.fault !== null)?.fault ?? "unreachable";
  if (!lead) return { answers, lead: null, testimonies: [], obstacle: fault };

  try {
    const testimonies = await comparedWith(lead, others, questions);
    return { answers, lead: lead.source, testimonies, obstacle: testimonies.length === 0 ? "other-chain" : null };
  } catch (error) {
    return { answers, lead: lead.source, testimonies: [], obstacle: faultOf(error) };
  }
}

async function heardFrom(gateway: PublicGateway, questions: readonly Question[]): Promise<Heard> {
  const source = await sourceOf(gateway);
  return { source, facts: await factsAt(source, questions, source.head.number) };
}

/** Empty where one of them stands on another chain than the foremost. */
async function comparedWith(
  lead: Heard,
  others: readonly Heard[],
  questions: readonly Question[],
): Promise<Testimony[]> {
  const said = new Map([[lead.source.head.number, lead.facts]]);
  const testimonies: Testimony[] = [];
  for (const { source, facts } of [lead, ...others]) {
    const { number, hash } = source.head;
    const isSame = source.chainId === lead.source.chainId && source.directory === lead.source.directory;
    if (!isSame || (await hashAt(lead.source, number)) !== hash) return [];
    const leadFacts = said.get(number) ?? (await factsAt(lead.source, questions, number));
    said.set(number, leadFacts);
    testimonies.push({ url: source.gateway.url, block: source.head, facts, leadFacts });
  }
  return testimonies;
}

function faultOf(error: unknown): Obstacle {
  if (!(error instanceof Problem)) throw error;
  if (error.name === "Client_WrongChain") return "wrong-chain";
  return error.name === "Client_UnexpectedAnswer" ? "unexpected-answer" : "unreachable";
}
