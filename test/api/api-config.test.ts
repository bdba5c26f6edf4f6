import { expect } from "chai";
import { type Config, ConfigError, readConfig } from "../../server/config.ts";

describe("Settings", () => {
  it("have these values where nothing is set", () => {
    expect(readConfig({})).to.deep.equal({
      port: 4517,
      host: "127.0.0.1",
      origins: [],
      proxies: [],
      witnesses: [],
      dataFolder: "./data",
      demo: true,
      demoAnchor: undefined,
      rpc: undefined,
      deployment: undefined,
      founder: undefined,
      today: undefined,
      vaultPassphrase: "alliance-demo",
      logLevel: undefined,
    } satisfies Config);
  });

  it("name the gateway's own addresses, with commas between", () => {
    const { origins } = readConfig({ LEDGER_ORIGIN: "https://a.example.edu.cn, http://10.0.0.7:4517" });
    expect(origins).to.deep.equal(["https://a.example.edu.cn", "http://10.0.0.7:4517"]);
  });

  it("name the proxies whose word on their clients counts, with commas between", () => {
    expect(readConfig({ LEDGER_PROXY: "10.0.0.5, 2001:db8::5" }).proxies).to.deep.equal(["10.0.0.5", "2001:db8::5"]);
  });

  it("name the gateways that whoever verifies a record asks too", () => {
    const { witnesses } = readConfig({ LEDGER_WITNESSES: "https://b.example.edu.cn/, http://10.0.0.8:4517" });
    expect(witnesses).to.deep.equal(["https://b.example.edu.cn", "http://10.0.0.8:4517"]);
  });

  for (const wrong of ["b.example", "https://me:secret@b.example", "https://b.example?x=1", "ftp://b.example"]) {
    it(`do not take ${wrong.replace(/:\/\/.*@/, "://…@")} for a gateway`, () => {
      expect(() => readConfig({ LEDGER_WITNESSES: wrong })).to.throw(
        ConfigError,
        `The setting LEDGER_WITNESSES=${wrong} is wrong: it has to be http(s) addresses without passwords, ? and #`,
      );
    });
  }

  it("are no demo, and have no published passphrase, where LEDGER_DEMO=0 or on another chain", () => {
    expect(readConfig({ LEDGER_DEMO: "0" })).to.include({ demo: false, vaultPassphrase: undefined });
    const elsewhere = readConfig({ LEDGER_RPC: "http://127.0.0.1:8545", LEDGER_DEPLOYMENT: "a.json" });
    expect(elsewhere).to.include({ demo: false, vaultPassphrase: undefined });
  });

  it("are refused one by one, by name and rule, in both languages", () => {
    const environment = {
      PORT: "70000",
      LEDGER_ORIGIN: "https://a.example, b.example",
      LEDGER_PROXY: "10.0.0.5, proxy.example",
      LEDGER_DEMO: "yes",
      LEDGER_DEMO_ANCHOR: "2026-11-17",
      LEDGER_RPC: "localhost:8545",
      LEDGER_VAULT_PASSPHRASE: "too short",
      LEDGER_LOG: "loud",
    };
    try {
      readConfig(environment);
      expect.fail("These settings are wrong");
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      expect(error.in("en").split("\n")).to.deep.equal([
        "The setting PORT=70000 is wrong: it has to be a whole number from 0 to 65535.",
        "The setting LEDGER_ORIGIN=https://a.example, b.example is wrong: it has to be http(s) addresses with commas between.",
        "The setting LEDGER_PROXY=10.0.0.5, proxy.example is wrong: it has to be IP addresses with commas between.",
        "The setting LEDGER_DEMO=yes is wrong: it has to be one of 0, 1.",
        "The setting LEDGER_DEMO_ANCHOR=2026-11-17 is wrong: it has to be the date of a Monday, such as 2026-11-16.",
        "The setting LEDGER_RPC=localhost:8545 is wrong: it has to be an http(s) address.",
        "The setting LEDGER_LOG=loud is wrong: it has to be one of silent, error, warn, info, debug.",
        "The setting LEDGER_VAULT_PASSPHRASE=… is wrong: it has to be at least 12 characters.",
      ]);
      expect(error.in("zh-CN")).to.match(/^(?:设置 \w+=.* 有误：.*。\n?){8}$/);
    }
  });

  it("want a deployment file with another chain", () => {
    expect(() => readConfig({ LEDGER_RPC: "http://127.0.0.1:8545" })).to.throw(ConfigError, "LEDGER_DEPLOYMENT");
  });
});
