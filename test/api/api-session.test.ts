import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { createSiweMessage, parseSiweMessage } from "viem/siwe";
import { setOffices } from "../../client/alliance.ts";
import { type Alliance, newPerson, type Person, startAlliance } from "../flow/gateway.ts";
import { type Answer, ask, expectProblem } from "./ask.ts";

describe("Sessions", () => {
  let gateway: Alliance;
  let person: Person;

  before(async () => {
    gateway = await startAlliance();
    person = await gateway.officer(1, ["researcher"]);
  });

  after(() => gateway.close());

  const challenge = async (account = person.address): Promise<string> => {
    const { body } = await ask(`${gateway.url}/v1/session/challenge`, { json: { account } });
    return (body as { message: string }).message;
  };
  const open = (message: string, signature: string): Promise<Answer> =>
    ask(`${gateway.url}/v1/session`, { json: { message, signature } });
  const signed = async (by = person): Promise<Answer> => {
    const message = await challenge();
    return open(message, await by.signMessage({ message }));
  };
  const close = (token: string): Promise<Answer> =>
    ask(`${gateway.url}/v1/session`, { method: "DELETE", headers: { authorization: `Bearer ${token}` } });

  it("begin with a message that names gateway, chain and account (EIP-4361)", async () => {
    const message = await challenge();
    const parsed = parseSiweMessage(message);
    const { host } = new URL(gateway.url);
    expect(parsed).to.include({
      domain: host,
      uri: gateway.url,
      chainId: 7_364_100,
      address: person.address,
      version: "1",
    });
    expect(parsed.nonce).to.match(/^[0-9a-f]{48}$/);
    expect(parsed.statement).to.contain(gateway.deployment.directory);
    expect(await challenge()).not.to.equal(message);
  });

  it("open with the account's signature, for half an hour", async () => {
    const { status, body, headers } = await signed();
    expect(status).to.equal(201);
    expect(headers.get("cache-control")).to.equal("no-store");
    const { token, account, expiresAt } = body as Record<string, string>;
    expect(account).to.equal(person.address);
    expect(token).to.match(/^[A-Za-z0-9_-]{43}$/);
    expect(Date.parse(expiresAt ?? "") - Date.now()).to.be.within(1_790_000, 1_800_000);
  });

  it("do not open with another account's signature", async () => {
    expectProblem(await signed(newPerson()), 401, "Api_BadSignature", { account: person.address });
  });

  it("do not open with something that is no signature", async () => {
    const nothing = `0x${"00".repeat(65)}`;
    expectProblem(await open(await challenge(), nothing), 401, "Api_BadSignature", { account: person.address });
    expectProblem(await open(await challenge(), "0x1234"), 401, "Api_BadSignature");
    expectProblem(await open(await challenge(), "hello"), 400, "Api_InvalidInput");
  });

  it("open once: a message cannot be used again", async () => {
    const message = await challenge();
    const signature = await person.signMessage({ message });
    const answers = await Promise.all([open(message, signature), open(message, signature)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 401]);
    expectProblem(await open(message, signature), 401, "Api_ChallengeExpired", {});
  });

  it("do not open for an account that holds nothing in the alliance, or nothing any more", async () => {
    const stranger = newPerson();
    const message = await challenge(stranger.address);
    const answer = await open(message, await stranger.signMessage({ message }));
    expectProblem(answer, 403, "Api_NotAnOfficer", { account: stranger.address });

    const former = await gateway.officer(1, ["bursar"]);
    const [own] = gateway.members;
    if (own) await setOffices(gateway.as(own.administrator), 1, former.address, []);
    const late = await challenge(former.address);
    expectProblem(await open(late, await former.signMessage({ message: late })), 403, "Api_NotAnOfficer");
  });

  it("open for the founder and the secretariat, who hold roles", async () => {
    for (const holder of [gateway.founder, gateway.secretariat]) {
      const message = await challenge(holder.address);
      expect((await open(message, await holder.signMessage({ message }))).status).to.equal(201);
    }
  });

  it("open also after many others have asked for a challenge", async () => {
    const message = await challenge();
    await Promise.all(Array.from({ length: 200 }, () => challenge(newPerson().address)));
    expect((await open(message, await person.signMessage({ message }))).status).to.equal(201);
  });

  it("are at most eight of one account: its own oldest makes room", async () => {
    const busy = await gateway.officer(1, ["steward"]);
    const tokens: string[] = [];
    for (let count = 0; count < 9; count++) {
      const message = await challenge(busy.address);
      const { body } = await open(message, await busy.signMessage({ message }));
      tokens.push((body as { token: string }).token);
    }
    const [first = "", second = ""] = tokens;
    expectProblem(await close(first), 401, "Api_SessionExpired");
    expect((await close(second)).status).to.equal(204);
  });

  it("do not open at another host, nor with a message made out to one", async () => {
    const asked = (host: string) => askAs(host, `${gateway.url}/v1/session/challenge`, { account: person.address });
    for (const host of ["gateway.example", "127.0.0.1.example:80", "localhost.example"]) {
      expect(await asked(host), host).to.include({ status: 421 });
    }
    const { port } = new URL(gateway.url);
    const elsewhere = await asked(`localhost:${port}`);
    const { message } = JSON.parse(elsewhere.text) as { message: string };
    expect(message).to.contain(`localhost:${port} wants you to sign in`);
    expectProblem(await open(message, await person.signMessage({ message })), 401, "Api_ChallengeExpired");
  });

  it("do not open with a message of the signer's own making", async () => {
    const message = createSiweMessage({
      address: person.address,
      chainId: 7_364_100,
      domain: new URL(gateway.url).host,
      nonce: "0123456789abcdef",
      uri: gateway.url,
      version: "1",
    });
    expectProblem(await open(message, await person.signMessage({ message })), 401, "Api_ChallengeExpired");
    expectProblem(await open("no message at all", "0x12"), 401, "Api_ChallengeExpired");
  });

  it("do not open with a message in which anything was changed", async () => {
    const thief = await gateway.officer(2, ["registrar"]);
    const changes: ((message: string) => string)[] = [
      (message) => message.replace(person.address, thief.address),
      (message) => message.replace(/Expiration Time: \d{4}/, "Expiration Time: 2099"),
      (message) => message.replace("Chain ID: 7364100", "Chain ID: 1"),
      (message) => `${message}\nResources:\n- https://example.org`,
      (message) => message.replace("Sign in", "Pay"),
    ];
    for (const change of changes) {
      const message = change(await challenge());
      const signer = message.includes(thief.address) ? thief : person;
      expectProblem(await open(message, await signer.signMessage({ message })), 401, "Api_ChallengeExpired");
    }
  });

  it("end when they are closed", async () => {
    const { token = "" } = (await signed()).body as Record<string, string>;
    expect((await close(token)).status).to.equal(204);
    expectProblem(await close(token), 401, "Api_SessionExpired");
  });

  it("are needed, and asked for by name", async () => {
    const answer = await ask(`${gateway.url}/v1/session`, { method: "DELETE" });
    expectProblem(answer, 401, "Api_NoSession", {});
    expect(answer.headers.get("www-authenticate")).to.match(/^Bearer/);
    const headers = { authorization: "Basic dXNlcjpwYXNz" };
    expectProblem(await ask(`${gateway.url}/v1/session`, { method: "DELETE", headers }), 401, "Api_NoSession");
  });

  it("end with the gateway", async () => {
    const { token = "" } = (await signed()).body as Record<string, string>;
    await gateway.restart();
    expectProblem(await close(token), 401, "Api_SessionExpired");
  });

  it("leave no trace of tokens and signatures in the log", async () => {
    const { token = "" } = (await signed()).body as Record<string, string>;
    await close(token);
    const lines = gateway.log.join("");
    expect(lines).to.contain('"route":"/v1/session"');
    expect(lines).not.to.contain(token);
    expect(lines.toLowerCase()).not.to.contain(person.address.toLowerCase());
  });
});

describe("Sessions of a second", () => {
  let gateway: Alliance;

  before(async () => {
    gateway = await startAlliance({ sessions: { challengeSeconds: 1, sessionSeconds: 1 } });
  });

  after(() => gateway.close());

  it("expire, and so do their challenges", async () => {
    const person = gateway.founder;
    const json = { account: person.address };
    const challenge = async () => {
      const { body } = await ask(`${gateway.url}/v1/session/challenge`, { json });
      const { message } = body as { message: string };
      return { message, signature: await person.signMessage({ message }) };
    };
    const [first, late] = [await challenge(), await challenge()];
    const { body } = await ask(`${gateway.url}/v1/session`, { json: first });
    await sleep(1_100);
    const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
    const answer = await ask(`${gateway.url}/v1/session`, { method: "DELETE", headers });
    expectProblem(answer, 401, "Api_SessionExpired", {});
    expectProblem(await ask(`${gateway.url}/v1/session`, { json: late }), 401, "Api_ChallengeExpired");
  });
});

/** Asks under another host's name, as a page does that points its own name here. `fetch` would not let us. */
function askAs(host: string, url: string, body: object): Promise<{ status: number | undefined; text: string }> {
  const text = JSON.stringify(body);
  const headers = { host, "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", headers }, (response) => {
      let answered = "";
      response.on("data", (chunk) => {
        answered += String(chunk);
      });
      response.on("end", () => resolve({ status: response.statusCode, text: answered }));
    });
    asked.once("error", reject);
    asked.end(text);
  });
}
