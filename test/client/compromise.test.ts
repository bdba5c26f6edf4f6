import { expect } from "chai";
import fc from "fast-check";
import { firstBlockAt } from "../../client/compromise.ts";
import { connectGateway } from "../../client/gateway.ts";

/** A chain of blocks with these times, in seconds. */
function chainOf(times: readonly number[]) {
  let asked = 0;
  const answers: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_blockNumber: () => `0x${Math.max(0, times.length - 1).toString(16)}`,
    eth_getBlockByNumber: ([number]) => {
      asked += 1;
      const time = times[Number(number)];
      return time === undefined ? null : { timestamp: `0x${time.toString(16)}` };
    },
  };
  const rpc = async <T>(method: string, params: readonly unknown[]) => answers[method]?.(params) as T;
  return { gateway: { ...connectGateway("http://127.0.0.1:9"), rpc }, asked: () => asked };
}

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

describe("The first block at or after a time", () => {
  it("is the one that a search through all of them finds, also where blocks share a second", async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 1_000 }), async (gaps, sought) => {
        let time = 0;
        const times = gaps.map((gap) => {
          time += gap;
          return time;
        });
        const expected = times.findIndex((time) => time >= sought);
        expect(await firstBlockAt(chainOf(times).gateway, at(sought))).to.equal(expected === -1 ? null : expected);
      }),
    );
  });

  it("is found with few questions in a long chain", async () => {
    const { gateway, asked } = chainOf(Array.from({ length: 100_000 }, (_, number) => number * 2));
    expect(await firstBlockAt(gateway, at(123_457))).to.equal(61_729);
    expect(asked()).to.be.at.most(18);
  });

  it("says what is wrong where a gateway gives no block", async () => {
    const { gateway } = chainOf([]);
    const problem = await firstBlockAt(gateway, at(1)).catch((error: unknown) => error);
    expect(problem).to.include({ name: "Client_UnexpectedAnswer" });
  });
});
