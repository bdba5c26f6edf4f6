/** What the index is told about the domains: which modules they have and how the events of each are folded. */
import type { Abi } from "viem";
import type { Operation, Reader } from "../store/fold.ts";

export type IndexedModule = {
  readonly abi: Abi;
  /** `Folds<typeof abi>`; its own type says that no event is forgotten. */
  readonly folds: Readonly<Record<string, (event: never, read: Reader) => readonly Operation[]>>;
};

/** Modules by the name under which the directory has them; "Directory" and "Authority" are modules too. */
export type Domain = { readonly modules: Readonly<Record<string, IndexedModule>> };

/** Domains by their name. A module belongs to one domain. */
export type Domains = Readonly<Record<string, Domain>>;
