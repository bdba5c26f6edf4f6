/**
 * Whether credit records are what their issuers published and still stand: recomputed here, compared with the chain.
 * Gateways are believed for nothing but names and the time of a change.
 */

import type { Hex } from "viem";
import { zeroHash } from "viem";
import { z } from "zod";
import { leafOf, rootFrom } from "../server/credits/commitment.ts";
import type { LeafStatusRecord, Presentation, RecordStatus } from "../server/credits/records.ts";
import { leafStatusSchema } from "../server/credits/records.ts";
import { Problem } from "../server/problem.ts";
import type { Fact, IssuerStanding } from "./gateway-facts.ts";
import { type Answer, type Hearing, hear, type Obstacle } from "./hearing.ts";
import type { PublicGateway } from "./public-gateway.ts";
import { todayInShanghai } from "./today.ts";

export type Outcome = "valid" | "corrected" | "revoked" | "suspended" | "expired" | "altered" | "cannot-check";

/** Codes that `verdictWords` puts into words. */
export type IntegrityReason = "root-matches" | "root-differs" | "batch-unknown" | "not-checked";
export type StatusReasonCode = RecordStatus | "batch-void" | "expired" | "not-checked";
export type IssuerReason = IssuerStanding | "not-checked";

export type Verdict = {
  readonly outcome: Outcome;
  /** Whether the record and its proof lead to the root that the issuer published. */
  readonly integrity: { readonly ok: boolean | null; readonly reason: IntegrityReason; readonly computedRoot: Hex };
  /** Whether the issuer has changed its mind since, or the time of a qualification is over. */
  readonly status: {
    readonly ok: boolean | null;
    readonly reason: StatusReasonCode;
    /** What the gateway adds: reason, time and successor of the change. */
    readonly change: LeafStatusRecord | null;
  };
  /** Who published it. */
  readonly issuer: {
    readonly ok: boolean | null;
    readonly reason: IssuerReason;
    readonly member: number;
    readonly nameZh: string | null;
    readonly nameEn: string | null;
  };
  /** Why it could not be checked; null where it could. */
  readonly obstacle: Obstacle | null;
  readonly leaf: Hex;
  /** Gateways that gave this answer. */
  readonly gateways: readonly string[];
  /** What each gateway's word alone would make of the record, at its own block. */
  readonly words: readonly { readonly url: string; readonly block: number; readonly outcome: Outcome }[];
  readonly chainId: number | null;
  /** Whether the gateway says it runs a demo alliance. */
  readonly demo: boolean;
  readonly block: number | null;
  readonly checkedAt: string;
};

/** Verdicts on records that were handed over together. */
export type Verification = {
  /** Valid where all are; else that of the gravest verdict. */
  readonly outcome: Outcome;
  readonly verdicts: readonly Verdict[];
  /** What became of asking each gateway. */
  readonly answers: readonly Answer[];
};

/** The gravest first. */
const gravity: readonly Outcome[] = [
  ...(["altered", "revoked", "cannot-check", "suspended", "corrected", "expired", "valid"] as const),
];

/** What is asked and found out about one presentation before any gateway is believed. */
type Computed = { readonly presentation: Presentation; readonly leaf: Hex; readonly root: Hex };

/** Verifies one presentation, as {@link verifyPresentations} does. */
export async function verifyPresentation(
  presentation: Presentation,
  gateways: readonly PublicGateway[],
  today?: string,
): Promise<Verdict> {
  const [verdict] = (await verifyPresentations([presentation], gateways, today)).verdicts;
  if (!verdict) throw new RangeError("A presentation has a verdict");
  return verdict;
}

/**
 * Verifies presentations against every gateway given, all of them at the same block of each gateway; where gateways
 * contradict each other a record cannot be checked.
 * @param today A qualification is valid to the end of its last day in Shanghai; "2026-11-18".
 * Never throws for what is wrong with a record or the network: the verdict says it.
 */
export async function verifyPresentations(
  presentations: readonly Presentation[],
  gateways: readonly PublicGateway[],
  today = todayInShanghai(),
): Promise<Verification> {
  const computed = presentations.map((presentation): Computed => {
    const leaf = leafOf({ record: presentation.record, salt: presentation.salt });
    return { presentation, leaf, root: rootFrom(leaf, presentation.proof) };
  });
  const questions = computed.map(({ presentation: { record, sequence }, leaf }) => {
    return { issuer: record.issuer, sequence, leaf };
  });
  const hearing = await hear(gateways, questions);
  const bare = computed.map((one, at) => judge(one, at, hearing, today));
  const verdicts = await Promise.all(bare.map(adornedBy(hearing.lead?.gateway)));
  const outcome = gravity.find((one) => verdicts.some((verdict) => verdict.outcome === one)) ?? "cannot-check";
  return { outcome, verdicts, answers: hearing.answers };
}

function judge(computed: Computed, at: number, { lead, testimonies, obstacle }: Hearing, today: string): Verdict {
  const open = unchecked(computed, obstacle);
  const verdictBy = (fact: Fact | undefined) => (fact ? verdictOf(open, computed, fact, today) : open);
  const said = testimonies.map(({ facts, leadFacts, block, url }) => {
    const verdict = verdictBy(facts[at]);
    const isContradicted = JSON.stringify(facts[at]) !== JSON.stringify(leadFacts[at]);
    return { url, block: block.number, verdict, fact: facts[at], isContradicted };
  });
  const words = said.map(({ url, block, verdict }) => ({ url, block, outcome: verdict.outcome }));
  const [latest, next] = said;
  if (!lead || !latest) return { ...open, words };
  const place = { words, chainId: lead.chainId, demo: lead.demo };
  if (said.some(({ isContradicted }) => isContradicted) || isUndone(next?.fact, latest.fact)) {
    return { ...open, ...place, obstacle: "gateways-disagree" };
  }
  if (next && gravityOf(latest.verdict) > gravityOf(next.verdict)) {
    return { ...open, ...place, obstacle: "gateway-behind" };
  }
  return { ...latest.verdict, ...place, obstacle: null, gateways: words.map(({ url }) => url), block: latest.block };
}

/**
 * What only the foremost gateway says is believed where it takes something from a record, and not where it adds to it:
 * a single gateway must not make a record valid.
 */
function gravityOf({ outcome }: Verdict): number {
  return gravity.indexOf(outcome);
}

/** Whether the later fact takes back what the contract never takes back. */
function isUndone(earlier: Fact | undefined, later: Fact | undefined): boolean {
  if (!earlier || !later) return false;
  const isFinal = earlier.status === "revoked" || earlier.status === "superseded";
  return (
    (earlier.root !== zeroHash && earlier.root !== later.root) ||
    (earlier.isVoid && !later.isVoid) ||
    (isFinal && earlier.status !== later.status)
  );
}

function verdictOf(open: Verdict, { presentation, root }: Computed, fact: Fact, today: string): Verdict {
  const matches = fact.root === root;
  const isOver = fact.status === "in-force" && isExpired(presentation, today);
  const reason = fact.isVoid ? "batch-void" : isOver ? "expired" : fact.status;
  const integrityReason = fact.root === zeroHash ? "batch-unknown" : matches ? "root-matches" : "root-differs";
  return {
    ...open,
    outcome: matches ? outcomes[reason] : "altered",
    integrity: { ...open.integrity, ok: matches, reason: integrityReason },
    status: matches ? { ok: reason === "in-force", reason, change: null } : open.status,
    issuer: { ...open.issuer, ok: fact.standing === "active-member", reason: fact.standing },
  };
}

const outcomes = {
  "in-force": "valid",
  suspended: "suspended",
  revoked: "revoked",
  superseded: "corrected",
  "batch-void": "revoked",
  expired: "expired",
} as const satisfies Record<Exclude<StatusReasonCode, "not-checked">, Outcome>;

function isExpired({ record }: Presentation, today: string): boolean {
  return record.kind === "qualification" && record.validUntil !== undefined && record.validUntil < today;
}

function unchecked({ presentation: { record }, leaf, root }: Computed, obstacle: Obstacle | null): Verdict {
  return {
    outcome: "cannot-check",
    integrity: { ok: null, reason: "not-checked", computedRoot: root },
    status: { ok: null, reason: "not-checked", change: null },
    issuer: { ok: null, reason: "not-checked", member: record.issuer, nameZh: null, nameEn: null },
    obstacle: obstacle ?? "unreachable",
    leaf,
    gateways: [],
    words: [],
    chainId: null,
    demo: false,
    block: null,
    checkedAt: new Date().toISOString(),
  };
}

const namesSchema = z.object({ nameZh: z.string(), nameEn: z.string() });

/** Adds the issuer's names and what is known of a change; each is asked once, and without them a verdict still stands. */
function adornedBy(gateway: PublicGateway | undefined): (verdict: Verdict) => Promise<Verdict> {
  const asked = new Map<string, Promise<unknown>>();
  const ask = async <T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const answer = asked.get(path) ?? gateway?.get(path, schema).catch(unlessProblem);
    asked.set(path, Promise.resolve(answer));
    return answer as Promise<T | undefined>;
  };
  return async (verdict) => {
    const { issuer, status, leaf, obstacle } = verdict;
    if (obstacle !== null) return verdict;
    const names = await ask(`/v1/members/${issuer.member}`, namesSchema);
    const isChanged = ["suspended", "revoked", "superseded"].includes(status.reason);
    const change = isChanged ? await ask(`/v1/credits/leaves/${issuer.member}/${leaf}`, leafStatusSchema) : undefined;
    return { ...verdict, issuer: { ...issuer, ...names }, status: { ...status, change: change ?? null } };
  };
}

function unlessProblem(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
}
