/** The problem with which a promise was rejected. */
import { Problem } from "../../server/problem.ts";

export async function rejection(promise: Promise<unknown>): Promise<Problem> {
  const value = await promise.then(
    () => "it was fulfilled",
    (error: unknown) => error,
  );
  if (value instanceof Problem) return value;
  throw new Error(`Expected a problem, but ${String(value)}`);
}
