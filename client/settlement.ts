/** What secretariat and bursars do with cycles, payments and disputes. */

import type { Hex } from "viem";
import { keccak256, stringToBytes } from "viem";
import type { Receipt } from "../server/api/records.ts";
import { abis } from "../server/modules.ts";
import type { CycleDetail } from "../server/settlement/records.ts";
import { cycleDetailSchema } from "../server/settlement/records.ts";
import type { Ledger } from "./ledger.ts";
import { submit } from "./transaction.ts";

export type PaymentProposal = CycleDetail["proposal"][number];

/** A decision with its reasons: the text stays with the parties, its hash goes on the chain. */
export type ReasonedReceipt = { readonly receipt: Receipt; readonly evidence: Hex; readonly reasonText: string };

/** Ends the open cycle and opens the next. */
export function cutOff(ledger: Ledger, cycle: number): Promise<Receipt> {
  return submit(ledger, "Settlement", abis.Settlement, "cutOff", [cycle]);
}

/** Nets a cycle with the gateway's proposal, or with the payments given; the contract judges either. */
export async function net(ledger: Ledger, cycle: number, payments?: readonly PaymentProposal[]): Promise<Receipt> {
  const proposed = payments ?? (await getCycle(ledger, cycle)).proposal;
  return submit(ledger, "Settlement", abis.Settlement, "net", [cycle, proposed.map(onChain)]);
}

/** The payer's bursar reports a payment with the bank's reference. */
export async function reportPayment(
  ledger: Ledger,
  cycle: number,
  payment: number,
  bankReference: string,
): Promise<Receipt> {
  const payments = (await getCycle(ledger, cycle)).payments.map(onChain);
  return submit(ledger, "Settlement", abis.Settlement, "reportPayment", [cycle, payments, payment, bankReference]);
}

/** The payee's bursar confirms a payment. */
export async function confirmPayment(ledger: Ledger, cycle: number, payment: number): Promise<Receipt> {
  const payments = (await getCycle(ledger, cycle)).payments.map(onChain);
  return submit(ledger, "Settlement", abis.Settlement, "confirmPayment", [cycle, payments, payment]);
}

/** Closes a paid cycle. */
export function close(ledger: Ledger, cycle: number): Promise<Receipt> {
  return submit(ledger, "Settlement", abis.Settlement, "close", [cycle]);
}

/** A bursar of debtor or creditor holds a line back. */
export async function dispute(
  ledger: Ledger,
  line: string,
  member: number,
  reasonText: string,
): Promise<ReasonedReceipt> {
  const evidence = evidenceOf(reasonText);
  const receipt = await submit(ledger, "Settlement", abis.Settlement, "dispute", [BigInt(line), member, evidence]);
  return { receipt, evidence, reasonText };
}

/** The secretariat decides a disputed line: it stands and is carried to the open cycle, or it is cancelled. */
export async function decide(
  ledger: Ledger,
  line: string,
  stands: boolean,
  reasonText: string,
): Promise<ReasonedReceipt> {
  const evidence = evidenceOf(reasonText);
  const receipt = await submit(ledger, "Settlement", abis.Settlement, "decide", [BigInt(line), stands, evidence]);
  return { receipt, evidence, reasonText };
}

/** Hash of a text of reasons, by which the parties can later show what was said. */
export function evidenceOf(reasonText: string): Hex {
  return keccak256(stringToBytes(reasonText.trim().normalize("NFC")));
}

export function getCycle(ledger: Ledger, cycle: number): Promise<CycleDetail> {
  return ledger.gateway.get(`/v1/cycles/${cycle}`, cycleDetailSchema);
}

function onChain({ payer, payee, amountMinor }: PaymentProposal) {
  return { payer, payee, amountMinor: BigInt(amountMinor) };
}
