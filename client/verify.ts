/**
 * Whether a credit record is what its issuer published and still stands: recomputed here, compared with the chain.
 * The gateway is believed for nothing but names and the time of a change.
 */

import type { Hex } from "viem";
import { pad, stringToHex, zeroHash } from "viem";
import { memberKinds, memberSchema, memberStandings } from "../server/alliance/records.ts";
import { statusSchema } from "../server/api/records.ts";
import { leafOf, rootFrom } from "../server/credits/commitment.ts";
import type { LeafStatusRecord, Presentation, RecordStatus } from "../server/credits/records.ts";
import { leafStatusSchema, recordStatuses } from "../server/credits/records.ts";
import { abis } from "../server/modules.ts";
import { Problem } from "../server/problem.ts";
import type { Gateway } from "./gateway.ts";
import { openLedger } from "./ledger.ts";
import { todayInShanghai } from "./today.ts";
import { readContract } from "./transaction.ts";

export type Outcome = "valid" | "corrected" | "revoked" | "suspended" | "expired" | "altered" | "cannot-check";

/** Codes that `verdictWords` puts into words. */
export type IntegrityReason = "root-matches" | "root-differs" | "batch-unknown" | "not-checked";
export type StatusReasonCode = RecordStatus | "batch-void" | "expired" | "not-checked";
export type IssuerReason = "active-member" | "member-suspended" | "member-expelled" | "member-unknown" | "not-checked";
export type Obstacle = "unreachable" | "gateways-disagree" | "wrong-chain" | "unexpected-answer";

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
  readonly chainId: number | null;
  /** Whether the gateway says it runs a demo alliance. */
  readonly demo: boolean;
  readonly block: number | null;
  readonly checkedAt: string;
};

type Reading = {
  readonly url: string;
  readonly chainId: number;
  readonly demo: boolean;
  readonly block: number;
  readonly root: Hex;
  readonly status: RecordStatus;
  readonly isVoid: boolean;
  readonly issuerReason: IssuerReason;
};

/**
 * Verifies a presentation against every gateway given; where they contradict each other it cannot be checked.
 * @param today A qualification is valid to the end of its last day in Shanghai; "2026-11-18".
 * Never throws for what is wrong with the record or the network: the verdict says it.
 */
export async function verifyPresentation(
  presentation: Presentation,
  gateways: readonly Gateway[],
  today = todayInShanghai(),
): Promise<Verdict> {
  const leaf = leafOf({ record: presentation.record, salt: presentation.salt });
  const computedRoot = rootFrom(leaf, presentation.proof);
  const settled = await Promise.allSettled(gateways.map((gateway) => readFrom(gateway, presentation, leaf)));
  const readings = settled.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const [first] = readings;
  const open = unchecked(presentation, leaf, computedRoot);
  if (!first) return { ...open, obstacle: obstacleOf(settled) };
  if (readings.some((reading) => differs(reading, first))) return { ...open, obstacle: "gateways-disagree" };

  const answering = gateways.find((gateway) => gateway.url === first.url);
  const [names, change] = await Promise.all([
    namesFrom(answering, presentation),
    changeFrom(answering, first, leaf, presentation),
  ]);
  return judge(open, first, readings, names, { change, isExpired: isExpired(presentation, today) });
}

function judge(
  open: Verdict,
  first: Reading,
  readings: readonly Reading[],
  names: Pick<Verdict["issuer"], "nameZh" | "nameEn">,
  { change, isExpired: expired }: { readonly change: LeafStatusRecord | null; readonly isExpired: boolean },
): Verdict {
  const matches = first.root === open.integrity.computedRoot;
  const reason = first.isVoid ? "batch-void" : expired && first.status === "in-force" ? "expired" : first.status;
  const integrityReason = first.root === zeroHash ? "batch-unknown" : matches ? "root-matches" : "root-differs";
  return {
    ...open,
    outcome: matches ? outcomes[reason] : "altered",
    integrity: { ...open.integrity, ok: matches, reason: integrityReason },
    status: matches ? { ok: reason === "in-force", reason, change } : open.status,
    issuer: { ...open.issuer, ...names, ok: first.issuerReason === "active-member", reason: first.issuerReason },
    obstacle: null,
    gateways: readings.map((reading) => reading.url),
    chainId: first.chainId,
    demo: first.demo,
    block: first.block,
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

function unchecked({ record }: Presentation, leaf: Hex, computedRoot: Hex): Verdict {
  return {
    outcome: "cannot-check",
    integrity: { ok: null, reason: "not-checked", computedRoot },
    status: { ok: null, reason: "not-checked", change: null },
    issuer: { ok: null, reason: "not-checked", member: record.issuer, nameZh: null, nameEn: null },
    obstacle: "unreachable",
    leaf,
    gateways: [],
    chainId: null,
    demo: false,
    block: null,
    checkedAt: new Date().toISOString(),
  };
}

async function readFrom(gateway: Gateway, { record, sequence }: Presentation, leaf: Hex): Promise<Reading> {
  const ledger = await directoryLedger(gateway);
  const [state, root, status, isVoid, issuerReason] = await Promise.all([
    gateway.get("/v1/status", statusSchema),
    readContract(ledger, "Credits", abis.Credits, "getRoot", [record.issuer, sequence]),
    readContract(ledger, "Credits", abis.Credits, "getStatus", [record.issuer, leaf]),
    readContract(ledger, "Credits", abis.Credits, "isVoid", [record.issuer, sequence]),
    standingOf(ledger, record.issuer),
  ]);
  const chainId = Number(await gateway.rpc<Hex>("eth_chainId", []));
  if (chainId !== state.chainId) throw new Problem("Client_WrongChain", { expected: state.chainId, given: chainId });
  const block = Number(await gateway.rpc<Hex>("eth_blockNumber", []));
  const word = recordStatuses[status];
  if (!word) throw new Problem("Client_UnexpectedAnswer", { path: "/rpc", place: `Credits.getStatus = ${status}` });
  return { url: gateway.url, chainId, demo: state.demo, block, root, status: word, isVoid, issuerReason };
}

/** A ledger whose modules are those that the directory contract names, whatever the gateway's page of them says. */
async function directoryLedger(gateway: Gateway) {
  const stated = openLedger(gateway);
  const alliance = await stated.alliance();
  const modules = await Promise.all(
    (["Members", "Credits"] as const).map(async (module) => {
      const name = pad(stringToHex(module), { dir: "right" });
      const [location, version] = await readContract(stated, "Directory", abis.Directory, "locate", [name]);
      return { module, location, version, since: 0 };
    }),
  );
  return { ...stated, alliance: async () => ({ ...alliance, modules }) };
}

async function standingOf(ledger: ReturnType<typeof openLedger>, member: number): Promise<IssuerReason> {
  try {
    const found = await readContract(ledger, "Members", abis.Members, "getMember", [member]);
    if (!memberKinds[found.kind - 1]) return "member-unknown";
    const standing = memberStandings[found.standing - 1];
    return standing === "active" ? "active-member" : standing === "suspended" ? "member-suspended" : "member-expelled";
  } catch (error) {
    if (error instanceof Problem && error.name === "Members_UnknownMember") return "member-unknown";
    throw error;
  }
}

async function namesFrom(gateway: Gateway | undefined, { record }: Presentation) {
  const member = await gateway?.get(`/v1/members/${record.issuer}`, memberSchema).catch(unlessProblem);
  return { nameZh: member?.nameZh ?? null, nameEn: member?.nameEn ?? null };
}

async function changeFrom(gateway: Gateway | undefined, { status }: Reading, leaf: Hex, { record }: Presentation) {
  if (!gateway || status === "in-force") return null;
  const path = `/v1/credits/leaves/${record.issuer}/${leaf}`;
  return (await gateway.get(path, leafStatusSchema).catch(unlessProblem)) ?? null;
}

/** Names and times only adorn the verdict; without them it still stands. */
function unlessProblem(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
}

function differs(a: Reading, b: Reading): boolean {
  return a.chainId !== b.chainId || a.root !== b.root || a.status !== b.status || a.isVoid !== b.isVoid;
}

function obstacleOf(settled: readonly PromiseSettledResult<Reading>[]): Obstacle {
  const rejected = settled.find((answer) => answer.status === "rejected");
  const name = rejected?.reason instanceof Problem ? rejected.reason.name : undefined;
  if (name === "Client_WrongChain") return "wrong-chain";
  if (name === "Client_UnexpectedAnswer") return "unexpected-answer";
  return "unreachable";
}
