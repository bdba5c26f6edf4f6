/** Reads of accreditations, types of qualification and compromised keys. */
import { takePage } from "../page.ts";
import type { Page, PageRequest } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import type { AccreditationRecord, CompromiseRecord, QualificationTypeRecord } from "./accreditation-records.ts";
import { accreditationPrefix, accreditationsPrefix, compromisePrefix, qualificationPrefix } from "./keys.ts";

/** By issuer, kind and level. */
export function listAccreditations(
  store: StoreReader,
  issuer: number | undefined,
  { limit, after }: PageRequest,
): Promise<Page<AccreditationRecord>> {
  const prefix = issuer === undefined ? accreditationPrefix : accreditationsPrefix(issuer);
  return takePage(store.entries<AccreditationRecord>({ prefix, after }), limit);
}

/** By code. */
export function listQualifications(
  store: StoreReader,
  { limit, after }: PageRequest,
): Promise<Page<QualificationTypeRecord>> {
  return takePage(store.entries<QualificationTypeRecord>({ prefix: qualificationPrefix, after }), limit);
}

/** Newest first. */
export function listCompromises(
  store: StoreReader,
  issuer: number | undefined,
  { limit, after }: PageRequest,
): Promise<Page<CompromiseRecord>> {
  const entries = store.entries<CompromiseRecord>({ prefix: compromisePrefix, after, reverse: true });
  return takePage(entries, limit, (one) => (issuer ?? one.issuer) === one.issuer);
}
