/** `node fill-disk.ts <folder>`: sends until the journal cannot be written, then prints what reading and sending answer. */
import { Author, counterCode, openChain } from "../chain/scene.ts";

const [folder = ""] = process.argv.slice(2);
const chain = await openChain(folder);
const author = new Author("disk");

async function outcome(promise: Promise<unknown>): Promise<string> {
  const [settled] = await Promise.allSettled([promise]);
  return settled.status === "fulfilled" ? `went through: ${settled.value}` : settled.reason.name;
}

for (let last = ""; last !== "Chain_Stopped"; ) {
  last = await outcome(chain.send(await author.sign({ data: counterCode })));
  process.stdout.write(`${last}\n`);
}
process.stdout.write(`${await outcome(chain.request("eth_blockNumber"))}\n`);
process.stdout.write(`${await outcome(chain.send(await author.sign({ data: counterCode })))}\n`);
process.stdout.write(`${await outcome(chain.seal([]))}\n`);
