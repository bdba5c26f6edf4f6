/** The file that says where an alliance stands on a chain of others: `LEDGER_DEPLOYMENT`. */
import { readFile } from "node:fs/promises";
import type { Address } from "viem";
import { z } from "zod";
import { Problem } from "./problem.ts";

export const deploymentSchema = z.strictObject({
  chainId: z.number().int().min(1),
  directory: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .transform((address) => address as Address),
  /** Block before which none of its contracts was deployed. */
  block: z.number().int().min(0),
});

export type DeploymentFile = z.infer<typeof deploymentSchema>;

/** @throws Gateway_BadDeployment where the file cannot be read or says something else. */
export async function readDeployment(path: string): Promise<DeploymentFile> {
  try {
    return deploymentSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new Problem("Gateway_BadDeployment", { path }, [], cause);
  }
}
