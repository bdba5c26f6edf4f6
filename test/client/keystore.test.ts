import { expect } from "chai";
import { createKeystore, keystoreAddress, lockKey, openKeystore } from "../../client/keystore.ts";
import { rejection } from "./rejection.ts";

/** Low, so that the test is quick. */
const cost = 1024;

describe("A key file", () => {
  it("opens with its passphrase, in any script, and signs as its account", async () => {
    const { json, address } = await createKeystore("口令 with spaces ✓", { cost });
    const account = await openKeystore(json, "口令 with spaces ✓");
    expect(account.address).to.equal(address);
    expect(keystoreAddress(json).toLowerCase()).to.equal(address.toLowerCase());
    expect(await account.signMessage({ message: "x" })).to.match(/^0x[0-9a-f]{130}$/);
  });

  it("never holds the key in the clear", async () => {
    const key = `0x${"7e".repeat(32)}` as const;
    expect(await lockKey(key, "p", { cost })).to.not.contain("7e7e7e7e");
  });

  it("says that a passphrase is wrong, and whose", async () => {
    const { json, address } = await createKeystore("right", { cost });
    const error = await rejection(openKeystore(json, "wrong"));
    expect(error.name).to.equal("Client_WrongPassphrase");
    expect(String(error.arguments.address).toLowerCase()).to.equal(address.toLowerCase());
  });

  for (const text of ["", "{}", "not json", '{"version":3,"address":"xyz"}', '{"version":1,"address":""}']) {
    it(`refuses ${JSON.stringify(text)}`, async () => {
      const error = await rejection(openKeystore(text, "p"));
      expect(error.name).to.equal("Client_NotAKeystore");
    });
  }

  it("refuses a file whose body was cut", async () => {
    const { json } = await createKeystore("p", { cost });
    const { crypto: _, ...rest } = JSON.parse(json.replace('"Crypto"', '"crypto"'));
    const error = await rejection(openKeystore(rest, "p"));
    expect(error.name).to.equal("Client_NotAKeystore");
  });

  it("reports how far it is", async () => {
    const { json } = await createKeystore("p", { cost });
    const shares: number[] = [];
    await openKeystore(json, "p", (share) => shares.push(share));
    expect(shares.at(0)).to.be.below(0.5);
    expect(shares.at(-1)).to.equal(1);
  });
});
