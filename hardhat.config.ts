import { fileURLToPath } from "node:url";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatChaiMatchers from "@nomicfoundation/hardhat-ethers-chai-matchers";
import hardhatIgnitionEthers from "@nomicfoundation/hardhat-ignition-ethers";
import hardhatMocha from "@nomicfoundation/hardhat-mocha";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import { defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [hardhatEthers, hardhatChaiMatchers, hardhatMocha, hardhatNetworkHelpers, hardhatIgnitionEthers],
  solidity: {
    version: "0.8.37",
    // The compiler comes with npm; nothing is downloaded.
    path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
    settings: { optimizer: { enabled: true, runs: 200 }, evmVersion: "osaka" },
  },
  networks: {
    // Contract tests: automatic mining, unlocked accounts.
    default: { type: "edr-simulated", hardfork: "osaka", initialBaseFeePerGas: 0 },
    // A running gateway, for the deployment (scripts/alliance.ts sets address and key).
    gateway: { type: "http", url: "http://127.0.0.1:4517/rpc", gasPrice: 0n },
  },
  test: { solidity: { invariant: { runs: 40, depth: 64, failOnRevert: true } } },
  paths: { tests: { mocha: "test", solidity: "test/invariants" } },
});
