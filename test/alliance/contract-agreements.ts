/** Agreements as the contract tests make them, with signatures as a wallet makes them. */
import { readFile } from "node:fs/promises";
import type { BaseContractMethod, Signer } from "ethers";
import { BaseContract, ContractFactory } from "ethers";
import solc from "solc";
import { by, type Module } from "../../scripts/testing/unlocked-alliance.ts";
import {
  ethers,
  FACTORY,
  factory,
  foundedAlliance,
  founder,
  given,
  KIND,
  MONDAY_SECONDS,
  NORTH,
  newcomer,
  north,
  SOUTH,
  south,
  time,
} from "./contract-scene.ts";

export const COVERS = {
  creditRecognition: 0,
  resourceSharing: 1,
  crossEnrolment: 2,
  jointSupervision: 3,
  exchange: 4,
  library: 5,
  costSharing: 6,
  framework: 7,
};
export const UNIT = { perCredit: 0, perHour: 1, perEnrolment: 2, perLoan: 3, perPersonMonth: 4 };

export const DAY = 86_400;
export const STARTS_AT = MONDAY_SECONDS;
export const ENDS_AT = STARTS_AT + 365 * DAY;
export const NOTICE_SECONDS = 30 * DAY;
export const DECISION_SECONDS = 14 * DAY;
export const SIGNING_SECONDS = 90 * DAY;
export const FOREVER = 2 ** 40 - 1;

/** A member that is party to nothing: it decides appeals. */
export const ARBITER = 4;
export const UNKNOWN = 9;

/** Members by their number, with the account that signs for them. */
export const administrators = new Map([
  [NORTH, north.administrator],
  [SOUTH, south.administrator],
  [FACTORY, factory.administrator],
  [ARBITER, newcomer],
]);

export const setOf = (...kinds: number[]) => kinds.reduce((set, kind) => set | (1 << kind), 0);

export interface Terms {
  textHash: string;
  kinds: number;
  parties: number[];
  startsAt: number;
  endsAt: number;
  noticeSeconds: number;
  decisionSeconds: number;
  appealSeconds: number;
  arbiter: number;
  fees: { unit: number; amountMinor: number }[];
  amends: number;
}

export function termsWith(differences: Partial<Terms> = {}): Terms {
  return {
    textHash: ethers.id("text"),
    kinds: setOf(COVERS.creditRecognition, COVERS.library),
    parties: [NORTH, SOUTH],
    startsAt: STARTS_AT,
    endsAt: ENDS_AT,
    noticeSeconds: NOTICE_SECONDS,
    decisionSeconds: DECISION_SECONDS,
    appealSeconds: 10 * DAY,
    arbiter: ARBITER,
    fees: [
      { unit: UNIT.perCredit, amountMinor: 40_000 },
      { unit: UNIT.perLoan, amountMinor: 1_500 },
    ],
    amends: 0,
    ...differences,
  };
}

const TYPES = {
  Signature: [
    { name: "agreement", type: "uint32" },
    { name: "member", type: "uint32" },
    { name: "round", type: "uint32" },
    { name: "terms", type: "Terms" },
  ],
  Terms: [
    { name: "textHash", type: "bytes32" },
    { name: "kinds", type: "uint16" },
    { name: "parties", type: "uint32[]" },
    { name: "startsAt", type: "uint40" },
    { name: "endsAt", type: "uint40" },
    { name: "noticeSeconds", type: "uint32" },
    { name: "decisionSeconds", type: "uint32" },
    { name: "appealSeconds", type: "uint32" },
    { name: "arbiter", type: "uint32" },
    { name: "fees", type: "Fee[]" },
    { name: "amends", type: "uint32" },
  ],
  Fee: [
    { name: "unit", type: "uint8" },
    { name: "amountMinor", type: "uint128" },
  ],
};

export type AgreementFunction =
  | "propose"
  | "sign"
  | "retract"
  | "withdraw"
  | "removeExpelled"
  | "requireInForce"
  | "getFee"
  | "getAgreement"
  | "getLifecycle"
  | "getParty"
  | "getPeriods"
  | "getAppealTerms"
  | "getDigest"
  | "getAgreementCount";

async function domainOf(agreements: Module<AgreementFunction>) {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: "Alliance Ledger Agreements", version: "1", chainId, verifyingContract: String(agreements.target) };
}

interface Signed {
  agreement: number;
  member: number;
  round: number;
  terms: Terms;
}

/** What a wallet makes of the typed data, and not what the contract says it should be. */
export async function signatureOf(
  signer: Signer,
  agreements: Module<AgreementFunction>,
  signed: Signed,
): Promise<string> {
  return signer.signTypedData(await domainOf(agreements), TYPES, signed);
}

export async function digestOf(agreements: Module<AgreementFunction>, signed: Signed): Promise<string> {
  return ethers.TypedDataEncoder.hash(await domainOf(agreements), TYPES, signed);
}

export function termsHashOf(terms: Terms): string {
  const { Terms, Fee } = TYPES;
  return ethers.TypedDataEncoder.from({ Terms, Fee }).hash(terms);
}

/** Every party but the first, which proposed, signs by transaction. */
export async function signByAll(
  agreements: Module<AgreementFunction>,
  agreement: number,
  parties: number[],
): Promise<void> {
  for (const member of parties.slice(1)) {
    const signer = administrators.get(member);
    if (signer === undefined) throw new Error(`Nobody signs for ${member}`);
    await by(signer, agreements).sign(agreement, member, signer, "0x");
  }
}

function asAgreements({ target, interface: abi }: BaseContract): Module<AgreementFunction> {
  return BaseContract.from<Record<AgreementFunction, BaseContractMethod>>(String(target), abi, founder);
}

/** A contract that goes on with the numbering of another one. */
export async function succeed(agreements: BaseContract, members: BaseContract): Promise<Module<AgreementFunction>> {
  return asAgreements(await ethers.deployContract("Agreements", [members, agreements]));
}

/** Compiled here: the ledger has no use for it. */
export async function deployWallet(owner: Signer) {
  const source = await readFile(new URL("Wallet.sol", import.meta.url), "utf8");
  const input = {
    language: "Solidity",
    sources: { "Wallet.sol": { content: source } },
    settings: { outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } } },
  };
  const { Wallet } = JSON.parse(solc.compile(JSON.stringify(input))).contracts["Wallet.sol"];
  const factoryOfWallets = new ContractFactory(Wallet.abi, Wallet.evm.bytecode.object, founder);
  return factoryOfWallets.deploy(await owner.getAddress());
}

/** Four members, and no agreement yet. */
export const withoutAgreements = given(foundedAlliance, async (contracts) => {
  const { members } = contracts;
  await members.admit(KIND.institute, false, 12, "津港研究所", "Jingang Institute", newcomer);
  const agreements = asAgreements(contracts.agreements);
  return { ...contracts, agreements, asNorth: by(north.administrator, agreements) };
});

/** The north proposed agreement 1 to the south. */
export const proposedAgreement = given(withoutAgreements, async (scene) => {
  await scene.asNorth.propose(NORTH, termsWith());
  return scene;
});

/** Agreement 1 of north and south is complete and begins on {@link MONDAY_SECONDS}. */
export const completeAgreement = given(proposedAgreement, async (scene) => {
  await signByAll(scene.agreements, 1, [NORTH, SOUTH]);
  return scene;
});

/** Agreement 1 of north and south is in force. */
export const agreementInForce = given(completeAgreement, async (scene) => {
  await time.increaseTo(STARTS_AT);
  return scene;
});

/** Agreement 1 of north, south and factory is in force. */
export const agreementOfThree = given(withoutAgreements, async (scene) => {
  const parties = [NORTH, SOUTH, FACTORY];
  await scene.asNorth.propose(NORTH, termsWith({ parties }));
  await signByAll(scene.agreements, 1, parties);
  await time.increaseTo(STARTS_AT);
  return scene;
});
