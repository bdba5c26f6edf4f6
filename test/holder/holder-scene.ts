/** Two students of member 1 with records, and what they and their registrar do. */
import { giveAccess } from "../../client/access.ts";
import { issueDraft } from "../../client/credits.ts";
import { openAccess, readAccessLink } from "../../client/holder.ts";
import { type HolderGateway, holderGateway } from "../../client/holder-gateway.ts";
import { readShareLink } from "../../client/share.ts";
import { type Answer, ask } from "../api/ask.ts";
import { saltedRecords } from "../api/credit-records.ts";
import { startVaultScene, type VaultScene } from "../api/vault-scene.ts";

export const student = { number: "2023314159", name: "王小明 canary" };
export const other = { number: "2023271828", name: "李雷 canary" };

export type Entered = { readonly gateway: HolderGateway; readonly token: string; readonly accessToken: string };

export type HolderScene = {
  readonly vault: VaultScene;
  /** Records of {@link student}, and one of {@link other}. */
  readonly own: readonly string[];
  readonly foreign: string;
  readonly give: (number?: string, days?: number) => Promise<Awaited<ReturnType<typeof giveAccess>>[0]>;
  /** A student who opened a link. */
  readonly enter: (link: string) => Promise<Entered>;
  readonly fetchShare: (link: string) => Promise<Answer>;
};

export async function startHolderScene(): Promise<HolderScene> {
  const vault = await startVaultScene();
  const issue = async (of: typeof student, terms: readonly ("2024-spring" | "2024-autumn")[]) => {
    const records = terms.flatMap((term) => saltedRecords(1, 1, { student: of, term }));
    await issueDraft(vault.ledger, 1, await vault.deposit(records));
    return records.map(({ record }) => record.recordId);
  };
  const own = await issue(student, ["2024-spring", "2024-autumn"]);
  const [foreign = ""] = await issue(other, ["2024-spring"]);
  return {
    vault,
    own,
    foreign,
    give: async (number = student.number, days = 30) => {
      const [given] = await giveAccess(vault.ledger, 1, [number], { days, label: "2024 届" });
      if (!given) throw new Error("A link");
      return given;
    },
    enter: async (link) => {
      const { token } = await openAccess(holderGateway(vault.alliance.url), link);
      return { gateway: holderGateway(vault.alliance.url, token), token, accessToken: readAccessLink(link) ?? "" };
    },
    fetchShare: (link) => {
      const { shareId } = readShareLink(link) ?? { shareId: "" };
      return ask(`${vault.alliance.url}/v1/credits/shares/${shareId}`, { headers: { "accept-language": "en" } });
    },
  };
}
