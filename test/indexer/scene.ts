/** A small alliance of emitters: contracts that log what a test tells them to, indexed by small folds. */
import {
  type Abi,
  concatHex,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  type LogTopic,
  padHex,
  parseAbi,
  stringToHex,
  toHex,
} from "viem";
import type { EmbeddedChain } from "../../server/chain/embedded.ts";
import type { Domains } from "../../server/indexer/domains.ts";
import type { Folds, Operation } from "../../server/store/fold.ts";
import { fixed } from "../../server/store/keys.ts";
import type { Store } from "../../server/store/store.ts";
import { type Author, emitterCode } from "../chain/scene.ts";

const directoryAbi = parseAbi([
  "event AllianceFounded(string nameZh, string nameEn, address authority, address founder)",
  "event ModuleRegistered(bytes32 indexed module, address location, uint32 version)",
]);
const authorityAbi = parseAbi(["event RoleLabel(uint64 indexed roleId, string label)"]);
export const shelfAbi = parseAbi([
  "event Placed(uint32 indexed item, uint128 amount)",
  "event Removed(uint32 indexed item, bool everywhere)",
]);

const directoryFolds: Folds<typeof directoryAbi> = {
  AllianceFounded: ({ args, timestamp }) => [put("alliance/founded", { zh: args.nameZh, en: args.nameEn, timestamp })],
  ModuleRegistered: ({ args }) => [put(`alliance/modules/${args.module}`, args.version)],
};
const authorityFolds: Folds<typeof authorityAbi> = {
  RoleLabel: ({ args }) => [put(`alliance/roles/${fixed(args.roleId, 20)}`, args.label)],
};
/** Keeps a sum and a count, so that a fold that does not see the events before it shows. */
const shelfFolds: Folds<typeof shelfAbi> = {
  Placed: ({ args, address }, read) => {
    const sum = BigInt(read.get<string>("shelf/sum") ?? "0") + args.amount;
    const count = (read.get<number>("shelf/count") ?? 0) + 1;
    const item = { amount: args.amount.toString(), at: address };
    return [put(itemKey(args.item), item), put("shelf/sum", sum.toString()), put("shelf/count", count)];
  },
  Removed: ({ args }, read) => {
    if (read.get(itemKey(args.item)) === undefined) throw new Error(`item ${args.item} was never placed`);
    return [{ type: "del", key: itemKey(args.item) }];
  },
};

export const domains: Domains = {
  alliance: {
    modules: {
      Directory: { abi: directoryAbi, folds: directoryFolds },
      Authority: { abi: authorityAbi, folds: authorityFolds },
    },
  },
  shelf: { modules: { Shelf: { abi: shelfAbi, folds: shelfFolds } } },
};

export function itemKey(item: number): string {
  return `shelf/items/${fixed(item, 10)}`;
}

/** The call that makes an emitter log. */
export function logging(topics: readonly Hex[], data: Hex): Hex {
  return concatHex([toHex(topics.length, { size: 1 }), ...topics, data]);
}

export const events = {
  founded: (authority: Hex, nameEn = "Test") =>
    encode(
      directoryAbi,
      "AllianceFounded",
      {},
      ["string", "string", "address", "address"],
      ["试", nameEn, authority, authority],
    ),
  registered: (module: string, location: Hex, version: number) =>
    encode(
      directoryAbi,
      "ModuleRegistered",
      { module: padHex(stringToHex(module), { size: 32, dir: "right" }) },
      ["address", "uint32"],
      [location, version],
    ),
  labelled: (roleId: bigint, label: string) => encode(authorityAbi, "RoleLabel", { roleId }, ["string"], [label]),
  placed: (item: number, amount: bigint) => encode(shelfAbi, "Placed", { item }, ["uint128"], [amount]),
  removed: (item: number) => encode(shelfAbi, "Removed", { item }, ["bool"], [true]),
};

/** Three emitters deployed: a directory, an access manager and a shelf that nobody has named yet. */
export async function deployEmitters(
  author: Author,
): Promise<{ raws: Hex[]; directory: Hex; authority: Hex; shelf: Hex }> {
  const addresses: Hex[] = [];
  const raws: Hex[] = [];
  for (let index = 0; index < 3; index += 1) {
    addresses.push(author.nextContract);
    raws.push(await author.sign({ data: emitterCode }));
  }
  const [directory = "0x", authority = "0x", shelf = "0x"] = addresses;
  return { raws, directory, authority, shelf };
}

/** An alliance with a shelf, in a few blocks; the shelf and the access manager spoke before they were named. */
export async function foundAlliance(chain: EmbeddedChain, author: Author) {
  const { raws, ...addresses } = await deployEmitters(author);
  const { directory, authority, shelf } = addresses;
  await chain.seal(raws);
  await chain.seal([
    await author.sign({ to: authority, data: events.labelled(1n, "SECRETARIAT") }),
    await author.sign({ to: shelf, data: events.placed(1, 5n) }),
  ]);
  await chain.seal([await author.sign({ to: directory, data: events.founded(authority) })]);
  await chain.seal([await author.sign({ to: directory, data: events.registered("Shelf", shelf, 1) })]);
  return addresses;
}

export async function exported(store: Store): Promise<string> {
  let text = "";
  for await (const line of store.export()) text += line;
  return text;
}

function put(key: string, value: Extract<Operation, { type: "put" }>["value"]): Operation {
  return { type: "put", key, value };
}

function encode(
  abi: Abi,
  eventName: string,
  args: Readonly<Record<string, unknown>>,
  types: readonly string[],
  values: readonly unknown[],
): Hex {
  const topics = (encodeEventTopics({ abi, eventName, args }) as LogTopic[]).filter(
    (topic) => typeof topic === "string",
  );
  return logging(
    topics,
    encodeAbiParameters(
      types.map((type) => ({ type })),
      values,
    ),
  );
}
