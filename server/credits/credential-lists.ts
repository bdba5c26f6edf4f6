/**
 * The status lists that members published, as files beside the vault: they are public, and have to be served by a
 * gateway whose vault is locked as well. Nothing is lost with them; they are signed anew.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../problem.ts";
import { writeDurably } from "../vault/durable.ts";
import { takingTurns } from "../vault/turns.ts";
import { type StatusListCredential, type StatusPurpose, statusListSchema } from "./credential-records.ts";

/** Names a list. */
export type ListName = { readonly issuer: number; readonly sequence: number; readonly purpose: StatusPurpose };

export class StatusListFolder {
  readonly #folder: string;
  readonly #inTurn = takingTurns();

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "status-lists");
  }

  /** Undefined where none was published. */
  async find(name: ListName): Promise<StatusListCredential | undefined> {
    try {
      return statusListSchema.parse(JSON.parse(await readFile(this.#path(name), "utf8")));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** @throws Credits_StatusListAbsent */
  async get(name: ListName): Promise<StatusListCredential> {
    const list = await this.find(name);
    if (!list) throw new Problem("Credits_StatusListAbsent", { issuer: name.issuer, sequence: name.sequence });
    return list;
  }

  /** Puts a list in the place of the one before. @throws Credits_StatusListOlder */
  put(name: ListName, list: StatusListCredential): Promise<void> {
    return this.#inTurn(async () => {
      const before = await this.find(name);
      if (before && Date.parse(before.validFrom) > Date.parse(list.validFrom)) {
        throw new Problem("Credits_StatusListOlder", { sequence: name.sequence, validFrom: before.validFrom });
      }
      await mkdir(join(this.#folder, String(name.issuer)), { recursive: true });
      await writeDurably(this.#path(name), JSON.stringify(list));
    });
  }

  #path({ issuer, sequence, purpose }: ListName): string {
    return join(this.#folder, String(issuer), `${sequence}-${purpose}.json`);
  }
}
