/** `ledger delivery key`: a member's keys for deliveries, made in its gateway's vault and put into the registry. */
import { setDelivery } from "../client/alliance.ts";
import { listDeliveryKeys, makeDeliveryKey } from "../client/delivery.ts";
import { answerReceipt } from "./terminal/receipt.ts";
import { type Domain, type VerbOption, verb } from "./terminal/verb.ts";

export function deliveryKeyVerb(domain: Domain): void {
  const words = {
    "zh-CN": "成员管理员在本网关的保险库中建立传送密钥，并登记公钥和地址",
    en: "make a member's keys in this gateway's vault and register them with its address, as its administrator",
  };
  const options: VerbOption[] = [
    ["--url <url>", { "zh-CN": "别的网关在何处找到它", en: "where other gateways reach this one" }],
    ["--renew", { "zh-CN": "更换密钥", en: "replace the keys that are registered" }],
  ];
  type Options = { url?: string; renew?: boolean };
  verb<Options>(domain, "key <member>", words, options, async (desk, [wanted = ""], given) => {
    const { terminal } = desk;
    const { member, nameZh, nameEn, delivery } = await desk.member(wanted);
    const ledger = await desk.privateLedger();
    const [newest] = await listDeliveryKeys(ledger, member);
    const url = given.url ?? delivery?.url ?? desk.gateway.url;
    // What was made and not registered, because the transaction failed, is taken up again.
    const isUsable = newest !== undefined && !(given.renew && newest.isRegistered);
    if (isUsable && newest.isRegistered && delivery?.url === url) {
      terminal.answer({ member, ...newest, url }, [
        terminal.say({ "zh-CN": "已登记，无须更改。", en: "Registered already; nothing to change." }),
        `  ${url}`,
        `  ${newest.x25519}`,
      ]);
      return;
    }
    await terminal.confirm({
      "zh-CN": `登记${nameZh}在 ${url} 接收记录？`,
      en: `Register that ${nameEn} takes records at ${url}?`,
    });
    const { x25519, ed25519 } = isUsable ? newest : await makeDeliveryKey(ledger, member);
    const receipt = await setDelivery(ledger, member, { x25519, ed25519, url });
    answerReceipt(terminal, { "zh-CN": "已登记。", en: "Registered." }, receipt, { member, x25519, ed25519, url });
  });
}
