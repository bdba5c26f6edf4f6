/** `ledger alliance delivery|credential-key`: where a member takes private records, and with which keys it signs. */
import type { Hex } from "viem";
import { addCredentialKey, revokeCredentialKey, setDelivery } from "../client/alliance.ts";
import { Problem } from "../server/problem.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { oneOf } from "./terminal/values.ts";
import type { Domain, VerbOption } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

export function memberKeyVerbs(domain: Domain): void {
  deliveryVerb(domain);

  const words = {
    "zh-CN": "登记（add）或撤销（revoke）成员签发凭证的公钥（Ed25519）",
    en: "add or revoke an Ed25519 key with which a member signs credentials",
  };
  verb(domain, "credential-key <add|revoke> <member> <key>", words, [], async (desk, given) => {
    const [what = "", wanted = "", text = ""] = given;
    const adding = oneOf(what, "add|revoke", ["add", "revoke"]) === "add";
    const { member, nameZh, nameEn } = await desk.member(wanted);
    const key = publicKey(text, "key");
    const { terminal } = desk;
    if (adding) {
      const receipt = await addCredentialKey(await desk.ledger(), member, key);
      answerReceipt(terminal, { "zh-CN": "已登记。", en: "Recorded." }, receipt, { member, key });
      return;
    }
    const ledger = await desk.ledgerAsking({
      "zh-CN": `撤销${nameZh}的公钥 ${key}？撤销后不能恢复`,
      en: `Revoke the key ${key} of ${nameEn}? It never returns`,
    });
    const receipt = await revokeCredentialKey(ledger, member, key);
    answerReceipt(terminal, { "zh-CN": "已撤销。", en: "Revoked." }, receipt, { member, key });
  });
}

function deliveryVerb(domain: Domain): void {
  const words = {
    "zh-CN": "成员接收私密记录的地址和公钥",
    en: "where a member takes private records, and with which keys",
  };
  const options: VerbOption[] = [
    ["--url <url>", { "zh-CN": "网关地址", en: "address of its gateway" }, ""],
    [
      "--x25519 <hex>",
      { "zh-CN": "加密公钥，0x 加 64 位十六进制", en: "public key to encrypt to, 0x and 64 hex digits" },
      "",
    ],
    ["--ed25519 <hex>", { "zh-CN": "核验回执的公钥", en: "public key that verifies its receipts" }, ""],
    ["--clear", { "zh-CN": "不再接收", en: "take none any more" }],
  ];
  type Options = { url?: string; x25519?: string; ed25519?: string; clear?: boolean };
  verb<Options>(domain, "delivery <member>", words, options, async (desk, [wanted = ""], given) => {
    const { member } = await desk.member(wanted);
    const place = given.clear
      ? null
      : {
          x25519: publicKey(given.x25519 ?? "", "x25519"),
          ed25519: publicKey(given.ed25519 ?? "", "ed25519"),
          url: webAddress(given.url ?? ""),
        };
    const receipt = await setDelivery(await desk.ledger(), member, place);
    answerReceipt(desk.terminal, { "zh-CN": "已登记。", en: "Recorded." }, receipt, { member, delivery: place });
  });
}

/** @throws Terminal_BadValue */
function publicKey(text: string, name: string): Hex {
  if (/^0x[0-9a-fA-F]{64}$/.test(text) && BigInt(text) !== 0n) return text.toLowerCase() as Hex;
  throw new Problem("Terminal_BadValue", { name, value: text, expected: "0x… (32 bytes)" });
}

/** @throws Terminal_BadValue */
function webAddress(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new Problem("Terminal_BadValue", { name: "url", value: text, expected: "https://ledger.example.edu.cn" });
}
