/** Reads of agreements. */
import { takePage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Page, PageRequest } from "../route.ts";
import { followed } from "../store/entries.ts";
import type { StoreReader } from "../store/store.ts";
import type { AgreementKind, AgreementRecord, AgreementStatus } from "./agreement-records.ts";
import { agreementKey, agreementPrefix, agreementsPrefix } from "./keys.ts";

/** Which agreements. Every part that is given must hold. */
export type AgreementFilter = {
  /** A party of it. */
  readonly member?: number | undefined;
  readonly status?: AgreementStatus | undefined;
  /** A kind that it covers. */
  readonly kind?: AgreementKind | undefined;
};

export function getAgreement(store: StoreReader, agreement: number): AgreementRecord {
  const found = store.get<AgreementRecord>(agreementKey(agreement));
  if (!found) throw new Problem("Agreements_Unknown", { agreement });
  return found;
}

/** Agreements, newest first. */
export function listAgreements(
  store: StoreReader,
  { member, status, kind }: AgreementFilter,
  { limit, after }: PageRequest,
): Promise<Page<AgreementRecord>> {
  const entries =
    member === undefined
      ? store.entries<AgreementRecord>({ prefix: agreementPrefix, after, reverse: true })
      : followed(store.entries<number>({ prefix: agreementsPrefix(member), after, reverse: true }), (number) =>
          getAgreement(store, number),
        );
  const include = (one: AgreementRecord) =>
    (status ?? one.status) === one.status && (kind === undefined || one.kinds.includes(kind));
  return takePage(entries, limit, include);
}
