/** An alliance with officers whose key files the CLI can use: each signs by its name. */
import { grantRole, setOffices } from "../../client/alliance.ts";
import type { Office } from "../../server/alliance/records.ts";
import { type Alliance, startAlliance } from "../flow/gateway.ts";
import { type Cli, openCli } from "./command.ts";

const people: readonly (readonly [name: string, member: number, offices: readonly Office[]])[] = [
  ["registrar", 1, ["registrar"]],
  ["steward", 1, ["steward", "bursar"]],
  ["researcher", 2, ["researcher", "bursar"]],
];

export type CliScene = { readonly scene: Alliance; readonly cli: Cli; readonly close: () => Promise<void> };

export async function openScene(): Promise<CliScene> {
  // Who meters a booking sets the chain's clock ahead; the gateway still starts again after that.
  const scene = await startAlliance({ config: { today: new Date().toISOString().slice(0, 10) } });
  const cli = await openCli(() => scene.url);
  for (const [name, member, offices] of people) {
    const administrator = scene.members[member - 1]?.administrator;
    if (!administrator) throw new RangeError(`There is no member ${member}`);
    await setOffices(scene.as(administrator), member, await cli.person(name), offices);
  }
  await grantRole(scene.as(scene.founder), "secretariat", await cli.person("secretariat"));
  const close = async () => {
    await cli.close();
    await scene.close();
  };
  return { scene, cli, close };
}
