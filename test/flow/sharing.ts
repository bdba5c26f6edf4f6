import { proposeAgreement, signAgreementNow } from "../../client/agreements.ts";
import type { AgreementKind } from "../../server/alliance/agreement-records.ts";
import type { Alliance } from "./gateway.ts";

/** An agreement between members, signed by all, under which they book from each other; says its number. */
export async function agreeOnSharing(
  scene: Pick<Alliance, "members" | "as">,
  parties: readonly number[],
  kinds: readonly AgreementKind[] = ["resource-sharing"],
): Promise<number> {
  const ledgers = parties.map((party) => {
    const found = scene.members.find(({ member }) => member === party);
    if (!found) throw new RangeError(`There is no member ${party}`);
    return { party, ledger: scene.as(found.administrator) };
  });
  const [first, ...others] = ledgers;
  if (!first) throw new RangeError("An agreement has parties");
  const { agreement } = await proposeAgreement(first.ledger, first.party, {
    ...{ textHash: `0x${"5a".repeat(32)}`, kinds, parties },
    ...{ startsAt: "2020-01-01T00:00:00Z", endsAt: null, noticeSeconds: 0 },
    ...{ decisionSeconds: 86_400, appealSeconds: 0, arbiter: null, fees: [], amends: null },
  });
  for (const { party, ledger } of others) await signAgreementNow(ledger, agreement, party);
  return agreement;
}
