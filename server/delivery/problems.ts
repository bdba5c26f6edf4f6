/** What is said of errors between gateways. None of them holds anything of a record but its place. */
import type { Catalogue } from "../problem.ts";

export const deliveryProblems = {
  Delivery_NoKey: {
    status: 409,
    title: { "zh-CN": "该成员不接收记录", en: "No key in the registry" },
    detail: {
      "zh-CN": "成员 {member} 没有在成员登记处登记传送用的公钥和地址。",
      en: "Member {member} has no keys and address for deliveries in the member registry.",
    },
    advice: {
      "zh-CN": "请该成员的管理员运行 ledger delivery key {member} --url <网关地址>。",
      en: "Its administrator runs: ledger delivery key {member} --url <address of its gateway>.",
    },
  },
  Delivery_KeyNotHere: {
    status: 409,
    title: { "zh-CN": "私钥不在本网关", en: "The private key is not here" },
    detail: {
      "zh-CN": "成员 {member} 登记的公钥，其私钥不在本网关的保险库中，不能代其签名。",
      en: "The private part of the key that member {member} has registered is not in this gateway's vault.",
    },
    advice: {
      "zh-CN": "请在存有私钥的网关上操作，或由管理员在这里新建密钥并登记。",
      en: "Use the gateway that has it, or let its administrator make new keys here and register them.",
    },
  },
  Delivery_BadAddress: {
    status: 409,
    title: { "zh-CN": "登记的地址不能用", en: "The registered address is of no use" },
    detail: {
      "zh-CN": "成员 {member} 登记的网关地址须为 http(s) 地址，且不含用户名、查询参数和片段。",
      en: "The address that member {member} has registered has to be http(s), without user, query or fragment.",
    },
    advice: { "zh-CN": "请该成员的管理员改正登记。", en: "Its administrator corrects the entry in the registry." },
  },
  Delivery_Unreachable: {
    status: 503,
    title: { "zh-CN": "对方网关没有应答", en: "The other gateway does not answer" },
    detail: {
      "zh-CN": "成员 {member} 的网关现在没有应答，或应答不合格式。",
      en: "The gateway of member {member} gives no answer now, or none that can be understood.",
    },
    advice: {
      "zh-CN": "无须操作：网关会自动重试，也可以取消。",
      en: "There is nothing to do: it is tried again by itself, and can be cancelled.",
    },
  },
  Delivery_Declined: {
    status: 503,
    title: { "zh-CN": "对方网关暂不接收", en: "The other gateway takes nothing now" },
    detail: {
      "zh-CN": "成员 {member} 的网关应答了，但现在不能接收，如保险库未打开，或正在准备。",
      en: "The gateway of member {member} answers, but takes nothing now: it prepares, or its vault is locked.",
    },
    advice: {
      "zh-CN": "无须操作：网关会自动重试，也可以取消。",
      en: "There is nothing to do: it is tried again by itself, and can be cancelled.",
    },
  },
  Delivery_BadReceipt: {
    status: 502,
    title: { "zh-CN": "回执不可信", en: "The receipt cannot be trusted" },
    detail: {
      "zh-CN": "成员 {member} 的网关给出的回执，不是用其登记的密钥对这次传送所作的签名。",
      en: "What member {member}'s gateway answered is no receipt for this delivery under its registered key.",
    },
    advice: {
      "zh-CN": "传送保持等待并会重试；若仍如此，请联系该成员。",
      en: "The delivery keeps waiting and is tried again; where it goes on, ask that member.",
    },
  },
  Delivery_UnknownKey: {
    status: 422,
    title: { "zh-CN": "不是本网关的密钥", en: "Not a key of this gateway" },
    detail: {
      "zh-CN": "消息加密所用的公钥（{key}）不属于本网关托管的成员。",
      en: "The message is encrypted to a key ({key}) of no member that this gateway serves.",
    },
    advice: {
      "zh-CN": "密钥可能已更换：发送方会按登记处的现有密钥重新加密。",
      en: "The key may have been replaced: the sender encrypts anew to the one in the registry.",
    },
  },
  Delivery_Malformed: {
    status: 422,
    title: { "zh-CN": "消息不合格式", en: "Malformed message" },
    detail: {
      "zh-CN": "收到的不是可以解密的传送消息，或其内容不合格式。",
      en: "What came cannot be decrypted, or what is in it has not the form of a message.",
    },
    advice: {
      "zh-CN": "它可能在途中受损；发送方请核对网关版本后重新发送。",
      en: "It may have been damaged on its way; the sender compares versions and sends again.",
    },
  },
  Delivery_BadSignature: {
    status: 422,
    title: { "zh-CN": "发送方签名不符", en: "Bad signature of the sender" },
    detail: {
      "zh-CN": "消息不是用成员 {member} 现在登记的密钥签名的。",
      en: "The message is not signed with the key that member {member} has in the registry now.",
    },
    advice: {
      "zh-CN": "不予采信。请该成员核对其登记的密钥后重新发送。",
      en: "It is not believed. That member checks its registered key and sends again.",
    },
  },
  Delivery_NotForUs: {
    status: 422,
    title: { "zh-CN": "消息另有收件方", en: "For somebody else" },
    detail: {
      "zh-CN": "消息写明的收件方是成员 {member}，或属于另一个联盟，与加密所用的密钥不符。",
      en: "The message is made out to member {member}, or in another alliance, and not to the owner of the key.",
    },
    advice: {
      "zh-CN": "不予采信：可能有人转用了别处的消息。",
      en: "It is not believed: somebody may have redirected a message.",
    },
  },
  Delivery_OutsideTime: {
    status: 422,
    title: { "zh-CN": "消息的时间不符", en: "Outside the time" },
    detail: {
      "zh-CN": "消息写于 {sentAt}，距今过久，或在未来。",
      en: "The message was written at {sentAt}: too long ago, or in the future.",
    },
    advice: {
      "zh-CN": "请核对双方网关的时钟，然后重新发送。",
      en: "Compare the gateways' clocks, then send it again.",
    },
  },
  Delivery_IdTaken: {
    status: 409,
    title: { "zh-CN": "传送编号已用过", en: "The delivery's number is taken" },
    detail: {
      "zh-CN": "编号 {deliveryId} 的传送已经收到，而内容不同。",
      en: "A delivery {deliveryId} was received before, with another content.",
    },
    advice: { "zh-CN": "请作为新的传送重新发送。", en: "Send it as a new delivery." },
  },
  Delivery_NotOwnRecord: {
    status: 422,
    title: { "zh-CN": "不是发送方签发的记录", en: "Not a record of the sender" },
    detail: {
      "zh-CN": "第 {position} 条记录不是发送方自己签发的。",
      en: "Record {position} was not issued by the member that sends it.",
    },
    advice: {
      "zh-CN": "只传送本校签发的记录；其他学校的记录请由该校传送。",
      en: "Send what you have issued; other universities send theirs.",
    },
  },
  Delivery_Altered: {
    status: 422,
    title: { "zh-CN": "记录与链上不符", en: "A record does not lead to the chain" },
    detail: {
      "zh-CN": "第 {position} 条记录推不出链上公布的批次根；整份传送未被接收。",
      en: "Record {position} does not lead to a root that its issuer published; nothing of the delivery was accepted.",
    },
    advice: {
      "zh-CN": "记录可能被改动过，或其批次尚未上链；请核对后重新发送。",
      en: "It may have been altered, or its batch is not on the chain; check it and send again.",
    },
  },
  Delivery_TooLarge: {
    status: 413,
    title: { "zh-CN": "传送太大", en: "Too large" },
    detail: {
      "zh-CN": "加密后有 {bytes} 字节，一次最多 {most} 字节。",
      en: "It comes to {bytes} bytes encrypted; at most {most} go at a time.",
    },
    advice: { "zh-CN": "请分几次传送。", en: "Send the records in several deliveries." },
  },
  Delivery_Busy: {
    status: 429,
    title: { "zh-CN": "传送过多", en: "Too many deliveries" },
    detail: {
      "zh-CN": "网关此刻收到的传送太多。",
      en: "The gateway is receiving too many deliveries at this moment.",
    },
    advice: { "zh-CN": "请稍后再试；网关会自动重试。", en: "Try again later; gateways do so by themselves." },
  },
  Delivery_Unknown: {
    status: 404,
    title: { "zh-CN": "没有这份传送", en: "Unknown delivery" },
    detail: {
      "zh-CN": "成员 {member} 没有编号为 {deliveryId} 的传送。",
      en: "Member {member} has no delivery {deliveryId}.",
    },
    advice: { "zh-CN": "请在收发记录中核对编号。", en: "Look its number up among what was sent and received." },
  },
  Delivery_NotWaiting: {
    status: 409,
    title: { "zh-CN": "传送已不在等待", en: "No longer waiting" },
    detail: {
      "zh-CN": "传送 {deliveryId} 已送达、已被拒收、已取消或已逾期。",
      en: "Delivery {deliveryId} was delivered, refused, cancelled or given up.",
    },
    advice: { "zh-CN": "无须操作；需要时请另行发送。", en: "There is nothing to do; send anew where it is needed." },
  },
  Delivery_RecordsChanged: {
    status: 409,
    title: { "zh-CN": "记录已有变动", en: "The records have changed" },
    detail: {
      "zh-CN": "传送 {deliveryId} 等待期间，其记录已被删除或改到另一批次。",
      en: "While delivery {deliveryId} was waiting, its records were erased or moved to another batch.",
    },
    advice: { "zh-CN": "请重新选择记录，另行发送。", en: "Choose the records anew and send them again." },
  },
  Delivery_Expired: {
    status: 409,
    title: { "zh-CN": "逾期未送达", en: "Given up" },
    detail: {
      "zh-CN": "传送 {deliveryId} 在 {days} 天内未能送达。",
      en: "Delivery {deliveryId} could not be delivered within {days} days.",
    },
    advice: { "zh-CN": "请联系对方学校，再另行发送。", en: "Ask the other university, then send it anew." },
  },
  Delivery_NoReceipt: {
    status: 409,
    title: { "zh-CN": "还没有回执", en: "No receipt" },
    detail: {
      "zh-CN": "传送 {deliveryId} 没有回执（{state}）。",
      en: "There is no receipt of delivery {deliveryId} ({state}).",
    },
    advice: {
      "zh-CN": "送达后才有回执；等待中的传送会自动重试。",
      en: "There is one once it is delivered; what waits is tried again by itself.",
    },
  },
  Delivery_NotReceived: {
    status: 409,
    title: { "zh-CN": "不是收到的传送", en: "Not received" },
    detail: {
      "zh-CN": "传送 {deliveryId} 是成员 {member} 自己发出的，没有可删除的内容。",
      en: "Delivery {deliveryId} was sent by member {member} itself: there is no content to erase.",
    },
    advice: {
      "zh-CN": "本校的记录请在“学分成绩”中删除。",
      en: "Erase your own records among the credit records.",
    },
  },
} satisfies Catalogue;
