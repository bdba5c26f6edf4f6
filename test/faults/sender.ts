/**
 * `node sender.ts <folder> <accounts>`: opens chain and store in the folder, sends transactions without pause and prints
 * what was acknowledged, until it is killed: `block <number> <hash>`, `acknowledged <hash>`.
 */
import { join } from "node:path";
import type { Hex } from "viem";
import { Indexer } from "../../server/indexer/indexer.ts";
import { openOrRecreateStore } from "../../server/store/open.ts";
import { Author, openChain } from "../chain/scene.ts";
import { domains, events, foundAlliance } from "../indexer/scene.ts";

const [folder = "", accounts = "1"] = process.argv.slice(2);
/** Pipes are written at once: what is printed was printed before the kill. */
const print = (line: string) => process.stdout.write(`${line}\n`);

const chain = await openChain(join(folder, "chain"), () => Date.now() / 1000);
chain.onBlock(({ number, hash }) => print(`block ${number} ${hash}`));
const founder = new Author("founder");
const { store, dropped } = await openOrRecreateStore({ folder: join(folder, "store"), edition: "test" });
if (dropped !== undefined) print(`dropped ${JSON.stringify(dropped.arguments)}`);
const indexer = new Indexer({ rpc: chain, store, domains, blocksAreFinal: true });
chain.onBlock(() => indexer.wake());
indexer.start();
print("ready");

const { shelf } = chain.report.isNew ? await foundAlliance(chain, founder) : { shelf: addressOfShelf() };
await Promise.all(Array.from({ length: Number(accounts) }, (_, index) => sendForEver(index)));

/** The founder's third contract. */
function addressOfShelf() {
  founder.nonce = 2;
  return founder.nextContract;
}

async function sendForEver(index: number): Promise<void> {
  const author = new Author(`sender ${index}`);
  author.nonce = Number(await chain.request("eth_getTransactionCount", [author.address, "latest"]));
  for (;;) {
    const raws: Hex[] = [];
    for (let count = 0; count <= index; count += 1) {
      raws.push(await author.sign({ to: shelf, data: events.placed(index * 1_000_000 + author.nonce, 1n) }));
    }
    await Promise.all(
      raws.map(async (raw) => {
        print(`acknowledged ${await chain.send(raw)}`);
      }),
    );
  }
}
