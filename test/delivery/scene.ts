/**
 * Two gateways on one chain, each with its own vault: member 1 at the first, member 2 at the second. Between them
 * stands a line that a test can cut, and that stays at its address while a gateway restarts.
 */
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { setDelivery, setOffices } from "../../client/alliance.ts";
import { issueBatch } from "../../client/credits.ts";
import { makeDeliveryKey } from "../../client/delivery.ts";
import { connectGateway } from "../../client/gateway.ts";
import { type Ledger, openLedger, signIn } from "../../client/ledger.ts";
import { localSigner } from "../../client/signer.ts";
import type { SaltedRecord } from "../../server/credits/records.ts";
import type { DeliveryKey } from "../../server/delivery/records.ts";
import { saltedRecords } from "../api/credit-records.ts";
import {
  type Alliance,
  newPerson,
  type Person,
  startAlliance,
  startTestGateway,
  type TestGateway,
} from "../flow/gateway.ts";

/** Where a gateway is reached by others. */
export type Line = {
  readonly url: string;
  /** "open"; "cut": nothing gets through; "mute": what was asked is done, and the answer is lost. */
  mode: "open" | "cut" | "mute";
  /** Bodies that went through, as they were sent. */
  readonly passed: string[];
  /** What the other side is answered instead; undefined: what the gateway answers. */
  answer: (() => { status: number; body: string; headers?: Record<string, string> }) | undefined;
  /** Changes what a gateway answers on its way back. */
  alter: ((answer: string) => Promise<string>) | undefined;
  readonly close: () => Promise<void>;
};

export async function openLine(target: () => string): Promise<Line> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    if (line.mode === "cut") return void request.socket.destroy();
    if (line.answer) {
      const { status, body: answered, headers } = line.answer();
      return void response.writeHead(status, { "content-type": "application/json", ...headers }).end(answered);
    }
    line.passed.push(body);
    const headers = { "content-type": "application/json" };
    const forwarded = await fetch(target() + request.url, { method: request.method ?? "GET", body, headers });
    const text = await forwarded.text();
    const answered = line.alter ? await line.alter(text) : text;
    if (line.mode === "mute") return void request.socket.destroy();
    response.writeHead(forwarded.status, { "content-type": forwarded.headers.get("content-type") ?? "" }).end(answered);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const line: Line = {
    url: `http://127.0.0.1:${port}`,
    mode: "open",
    passed: [],
    answer: undefined,
    alter: undefined,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return line;
}

export type House = {
  readonly member: number;
  readonly gateway: TestGateway;
  readonly line: Line;
  readonly administrator: Person;
  readonly registrar: Person;
  /** Of the registrar, with a session; anew after {@link House.signIn}. */
  readonly ledger: Ledger;
  readonly signIn: () => Promise<void>;
  /** Makes keys in the vault and registers them. */
  readonly register: (url?: string) => Promise<DeliveryKey>;
  /** Issues records of its own. */
  readonly issue: (count: number) => Promise<SaltedRecord[]>;
};

export type TwoGateways = {
  readonly alliance: Alliance;
  readonly first: House;
  readonly second: House;
  readonly close: () => Promise<void>;
};

export async function startTwoGateways(): Promise<TwoGateways> {
  const alliance = await startAlliance();
  const deployment = join(alliance.folder, "deployment.json");
  const { chainId } = alliance.running;
  await writeFile(deployment, JSON.stringify({ chainId, directory: alliance.deployment.directory, block: 1 }));
  const other = await startTestGateway({ config: { rpc: `${alliance.url}/rpc`, deployment } });
  const first = await openHouse(alliance, alliance, 1);
  const second = await openHouse(alliance, other, 2);
  const close = async () => {
    await Promise.all([first.line.close(), second.line.close()]);
    await other.close();
    await alliance.close();
  };
  return { alliance, first, second, close };
}

/** A member's people at a gateway, which may serve several. */
export async function openHouse(alliance: Alliance, gateway: TestGateway, member: number): Promise<House> {
  const administrator = alliance.members[member - 1]?.administrator;
  if (!administrator) throw new RangeError(`There is no member ${member}`);
  const registrar = newPerson();
  const bare = gateway.client();
  // At this gateway, which then knows of it.
  await setOffices(openLedger(bare, localSigner(administrator, bare)), member, registrar.address, ["registrar"]);
  const line = await openLine(() => gateway.url);
  let ledger = await signedIn(gateway, registrar);
  return {
    ...{ member, gateway, line, administrator, registrar },
    get ledger() {
      return ledger;
    },
    signIn: async () => {
      ledger = await signedIn(gateway, registrar);
    },
    register: async (url = line.url) => {
      const own = await signedIn(gateway, administrator);
      const key = await makeDeliveryKey(own, member);
      await setDelivery(own, member, { x25519: key.x25519, ed25519: key.ed25519, url });
      return key;
    },
    issue: async (count) => {
      const records = saltedRecords(member, count);
      await issueBatch(ledger, member, records);
      return records;
    },
  };
}

export async function signedIn(gateway: TestGateway, person: Person): Promise<Ledger> {
  const bare = gateway.client();
  const { token } = await signIn(openLedger(bare, localSigner(person, bare)));
  const client = connectGateway(gateway.url, { language: () => "en", token: () => token });
  return openLedger(client, localSigner(person, client));
}

export function idsOf(records: readonly SaltedRecord[]): string[] {
  return records.map(({ record }) => record.recordId);
}
