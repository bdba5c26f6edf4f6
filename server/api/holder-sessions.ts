/** Sessions of students, opened by a link or a passkey. They live in memory and open nothing that an officer's does. */
import { createHash, randomBytes } from "node:crypto";
import { Problem } from "../problem.ts";
import type { Holder } from "../route.ts";
import { Expiring } from "./expiring.ts";

const mostSessions = 10_000;
const sessionMilliseconds = 1_800_000;

export class HolderSessions {
  readonly #sessions = new Expiring<Holder>(mostSessions);

  begin(accessId: string): Holder {
    const token = `holder.${randomBytes(32).toString("base64url")}`;
    const holder = { token, accessId, expiresAt: new Date(Date.now() + sessionMilliseconds) };
    this.#sessions.set(fingerprint(token), holder, holder.expiresAt);
    return holder;
  }

  /** @throws Credits_HolderSessionEnded */
  require(authorization: string | undefined): Holder {
    const token = /^Bearer +(holder\.[A-Za-z0-9_-]{43})$/i.exec(authorization ?? "")?.[1];
    const holder = token === undefined ? undefined : this.#sessions.get(fingerprint(token));
    if (!holder) throw new Problem("Credits_HolderSessionEnded");
    return holder;
  }

  end({ token }: Holder): void {
    this.#sessions.delete(fingerprint(token));
  }
}

/** Looked up by its hash, so that a comparison's time tells nothing of the token. */
function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
