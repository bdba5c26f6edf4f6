/** Reads of the council: proposals with what their calls mean and which ballots count, rules, and delays. */
import { getAddress, zeroAddress } from "viem";
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed, valuesOf } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import { type AbiOf, decodeAct, functionName } from "./acts.ts";
import type { ActionEntry, ProposalEntry, SubjectRuleEntry, TimingEntry } from "./council-fold.ts";
import type { ActionRecord, CouncilRecord, ProposalRecord, ProposalStatus, SubjectRule } from "./council-records.ts";
import { proposalPrefix, proposalsPrefix, subjectRulesPrefix, timelockKey, timingKey, votesPrefix } from "./keys.ts";
import { getAlliance, moduleAt } from "./queries.ts";
import { type VoteTerm, votedThroughout, votesSince } from "./votes.ts";

type Terms = ReadonlyMap<number, readonly VoteTerm[]>;

const nothing = "0x00000000";

/** The council in force, with the rules for what it decides. */
export async function getCouncil(store: StoreReader, abiOf: AbiOf): Promise<CouncilRecord> {
  const council = getAlliance(store).modules.find(({ module }) => module === "Council");
  const timing = council && store.get<TimingEntry>(timingKey(council.location));
  if (!council || !timing) throw new Problem("Alliance_NoCouncil");
  const rules = await valuesOf(store.entries<SubjectRuleEntry>({ prefix: subjectRulesPrefix(council.location) }));
  const terms = await termsOf(store);
  return {
    council: council.location,
    ...timing,
    executionDelaySeconds: store.get<number>(timelockKey(timing.timelock)) ?? 0,
    seats: [...terms.values()].filter((one) => votesSince(one) !== null).length,
    rules: rules.map((rule) => presentRule(store, abiOf, rule)),
  };
}

/** The proposal of that number; the newest where a later council gave the number again. */
export async function getProposal(store: StoreReader, abiOf: AbiOf, proposal: string): Promise<ProposalRecord> {
  const found = await valuesOf(store.entries<ProposalEntry>({ prefix: proposalPrefix(proposal) }));
  const newest = found.toSorted((one, other) => other.block - one.block)[0];
  if (!newest) throw new Problem("GovernorNonexistentProposal", { proposalId: proposal });
  return presentProposal(store, abiOf, await termsOf(store), newest);
}

/** Proposals, newest first. */
export async function listProposals(
  store: StoreReader,
  abiOf: AbiOf,
  { status }: { readonly status?: ProposalStatus | undefined },
  { limit, after }: PageRequest,
): Promise<Page<ProposalRecord>> {
  const pointers = store.entries<string>({ prefix: proposalsPrefix, after, reverse: true });
  const entries = followed(pointers, (key) => {
    const entry = store.get<ProposalEntry>(key);
    if (!entry) throw new Error(`Nothing is stored under ${key}`);
    return entry;
  });
  const page = await takePage(entries, limit, (entry) => (status ?? entry.status) === entry.status);
  const terms = await termsOf(store);
  return { ...page, items: page.items.map((entry) => presentProposal(store, abiOf, terms, entry)) };
}

function presentProposal(store: StoreReader, abiOf: AbiOf, terms: Terms, entry: ProposalEntry): ProposalRecord {
  const from = Date.parse(entry.votesFrom) / 1000;
  const until = Date.parse(entry.votesUntil) / 1000;
  const kept = new Set([...terms].filter(([, one]) => votedThroughout(one, from, until)).map(([member]) => member));
  const ballots = entry.ballots.map((ballot) => ({ ...ballot, counts: kept.has(ballot.member) }));
  const count = (support: string) => ballots.filter((ballot) => ballot.counts && ballot.support === support).length;
  return {
    ...entry,
    actions: entry.actions.map((action) => presentAction(store, abiOf, action)),
    tally: { seats: kept.size, against: count("against"), inFavour: count("for"), abstained: count("abstain") },
    ballots,
  };
}

function presentAction(store: StoreReader, abiOf: AbiOf, { target, value, calldata }: ActionEntry): ActionRecord {
  const found = moduleAt(getAlliance(store), target);
  const abi = found && abiOf(found.module);
  const act = abi ? decodeAct(abi, calldata) : null;
  return { target, module: found?.module ?? null, version: found?.version ?? null, value, calldata, act };
}

function presentRule(store: StoreReader, abiOf: AbiOf, rule: SubjectRuleEntry): SubjectRule {
  const { target, selector, argument, word } = rule;
  const module = moduleAt(getAlliance(store), target)?.module ?? null;
  const abi = module === null ? undefined : abiOf(module);
  return {
    target: target === zeroAddress ? null : getAddress(target),
    module,
    selector: selector === nothing ? null : selector,
    function: abi ? functionName(abi, selector) : null,
    argument,
    word: argument === 0 ? null : word,
    rule: rule.rule,
    setAt: rule.setAt,
  };
}

/** When which member's vote was in force, by the member's number. */
async function termsOf(store: StoreReader): Promise<Terms> {
  const terms = new Map<number, readonly VoteTerm[]>();
  for await (const [key, value] of store.entries<readonly VoteTerm[]>({ prefix: votesPrefix })) {
    terms.set(Number(key.slice(votesPrefix.length)), value);
  }
  return terms;
}
