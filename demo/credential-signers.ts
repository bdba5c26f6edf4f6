import type { MemberKey } from "./members.ts";

/** Universities that have a key for signing credentials. */
export const credentialSigners: readonly MemberKey[] = ["jinghua", "jizhong"];

/** Name of its key file among the keystores. */
export function credentialKeystoreOf(member: MemberKey): string {
  return `credential-${member}`;
}
