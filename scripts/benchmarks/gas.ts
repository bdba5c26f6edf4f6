import type { Cost } from "./cost.ts";
import { measureBookings } from "./gas-bookings.ts";
import { measureCredits } from "./gas-credits.ts";
import { measureRecognition } from "./gas-recognition.ts";
import { measureSettlement } from "./gas-settlement.ts";
import type { BenchLine } from "./line.ts";
import { benchLine } from "./line.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

export interface GasOptions {
  /** How many bookings a resource really has when "many earlier bookings" is measured. */
  earlierBookings?: number;
}

/**
 * Measures every operation of the contracts on a fresh chain: the same figures at every run.
 *
 * @example
 * for await (const line of measureGas()) console.log(JSON.stringify(line));
 */
export async function* measureGas({ earlierBookings = 10_000 }: GasOptions = {}): AsyncGenerator<BenchLine> {
  yield* onStage(measureCredits);
  yield* onStage(measureRecognition);
  yield* onStage((stage) => measureBookings(stage, earlierBookings));
  yield* onStage(measureSettlement);
}

async function* onStage(suite: (stage: Stage) => AsyncGenerator<Cost>): AsyncGenerator<BenchLine> {
  const stage = await openStage();
  try {
    for await (const { name, gas, references } of suite(stage)) {
      if (references.length === 0) yield benchLine("gas", name, gas, "gas");
      for (const reference of references) yield benchLine("gas", name, gas, "gas", reference);
    }
  } finally {
    await stage.close();
  }
}
