/** Routes of deliveries: one that other gateways knock at, the others for registrars and administrators. */
import { z } from "zod";
import { memberIdSchema } from "../alliance/records.ts";
import { listRoute, type Route, route, type Session } from "../route.ts";
import type { Deliveries } from "./deliveries.ts";
import { mostSealedBytes } from "./post.ts";
import {
  acceptanceSchema,
  deliveryErasureSchema,
  deliveryKeySchema,
  deliverySchema,
  openedDeliverySchema,
  outgoingInputSchema,
  sealedMessageSchema,
} from "./records.ts";

const tags = ["delivery"];
const deliveryId = z.uuidv4();

export type DeliveryAccess = {
  /** @throws Credits_VaultLocked where the vault is not open. */
  readonly deliveries: () => Deliveries;
  /** @throws Api_NotEntitled unless the account is a registrar or administrator of the member now. */
  readonly requireRegistrar: (session: Session, member: number) => Promise<void>;
  /** @throws Members_OfficeMissing unless the account is an administrator of the member now. */
  readonly requireAdministrator: (session: Session, member: number) => Promise<void>;
  /** @throws Members_NotActive where the member is suspended or expelled. */
  readonly requireActive: (member: number) => void;
};

export function deliveryRoutes(access: DeliveryAccess): Route[] {
  return [...gatewayRoutes(access), ...keyRoutes(access), ...outgoingRoutes(access), ...readingRoutes(access)];
}

function gatewayRoutes({ deliveries }: DeliveryAccess): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/deliveries",
      operationId: "receiveDelivery",
      summary: {
        "zh-CN": "接收其他成员网关的加密记录，核验后给出签名回执",
        en: "Take encrypted records from another member's gateway; answers with a signed receipt once they are verified",
      },
      tags,
      body: sealedMessageSchema,
      bodyLimitBytes: mostSealedBytes,
      response: acceptanceSchema,
      problems: [
        "Delivery_UnknownKey",
        "Delivery_Malformed",
        "Delivery_BadSignature",
        "Delivery_NotForUs",
        "Delivery_OutsideTime",
        "Delivery_NotOwnRecord",
        "Delivery_Altered",
        "Delivery_IdTaken",
        "Delivery_Busy",
        "Members_NotActive",
        "Members_UnknownMember",
        "Credits_VaultLocked",
      ],
      handle: async ({ body }) => ({ receipt: await deliveries().inbox.receive(body.jwe) }),
    }),
  ];
}

function keyRoutes({ deliveries, requireAdministrator, requireRegistrar }: DeliveryAccess): Route[] {
  return [
    route({
      method: "post",
      path: "/v1/deliveries/keys",
      operationId: "makeDeliveryKey",
      summary: {
        "zh-CN": "在保险库中新建传送密钥；私钥不离开保险库",
        en: "Make keys for deliveries in the vault; their private parts never leave it",
      },
      tags,
      auth: "session",
      body: z.strictObject({ member: memberIdSchema }),
      response: deliveryKeySchema,
      status: 201,
      problems: ["Api_NotEntitled", "Members_UnknownMember", "Credits_VaultLocked"],
      handle: async ({ body, session }) => {
        await requireAdministrator(session, body.member);
        return deliveries().keys.make(body.member);
      },
    }),
    listRoute({
      path: "/v1/deliveries/keys",
      operationId: "listDeliveryKeys",
      summary: {
        "zh-CN": "保险库中传送密钥的公钥，新的在前",
        en: "Public parts of the keys in the vault, newest first",
      },
      tags,
      auth: "session",
      query: { member: memberIdSchema },
      item: deliveryKeySchema,
      problems: ["Api_NotEntitled", "Credits_VaultLocked"],
      handle: async ({ query, session }) => {
        await requireRegistrar(session, query.member);
        return { items: deliveries().keys.list(query.member).slice(0, query.limit), next: null };
      },
    }),
  ];
}

function outgoingRoutes({ deliveries, requireRegistrar, requireActive }: DeliveryAccess): Route[] {
  const waiting = ["Api_NotEntitled", "Delivery_Unknown", "Delivery_NotWaiting", "Credits_VaultLocked"];
  return [
    route({
      method: "post",
      path: "/v1/deliveries/outgoing",
      operationId: "sendDelivery",
      summary: {
        "zh-CN": "把本校签发的记录加密送交另一成员；不通时保留并重试",
        en: "Send records of one's own to another member, encrypted; kept and tried again where it does not answer",
      },
      tags,
      auth: "session",
      body: outgoingInputSchema,
      response: deliverySchema,
      status: 201,
      problems: [
        "Api_NotEntitled",
        "Members_NotActive",
        "Members_UnknownMember",
        "Delivery_NoKey",
        "Delivery_KeyNotHere",
        "Delivery_TooLarge",
        "Credits_RecordUnknown",
        "Credits_RecordErased",
        "Credits_NotIssued",
        "Credits_VaultLocked",
      ],
      handle: async ({ body, session }) => {
        await requireRegistrar(session, body.issuer);
        requireActive(body.issuer);
        return deliveries().outbox.send(body);
      },
    }),
    route({
      method: "post",
      path: "/v1/deliveries/outgoing/:deliveryId/attempts",
      operationId: "retryDelivery",
      summary: { "zh-CN": "立即重试一份等待中的传送", en: "Try one that is waiting at once" },
      tags,
      auth: "session",
      params: { deliveryId },
      body: z.strictObject({ member: memberIdSchema }),
      response: deliverySchema,
      problems: waiting,
      handle: async ({ params, body, session }) => {
        await requireRegistrar(session, body.member);
        return deliveries().outbox.retry(body.member, params.deliveryId);
      },
    }),
    route({
      method: "delete",
      path: "/v1/deliveries/outgoing/:deliveryId",
      operationId: "cancelDelivery",
      summary: { "zh-CN": "取消一份等待中的传送", en: "Give one up that is waiting" },
      tags,
      auth: "session",
      params: { deliveryId },
      query: { member: memberIdSchema },
      status: 204,
      problems: waiting,
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.member);
        await deliveries().outbox.cancel(query.member, params.deliveryId);
      },
    }),
  ];
}

function readingRoutes({ deliveries, requireRegistrar }: DeliveryAccess): Route[] {
  return [
    listRoute({
      path: "/v1/deliveries",
      operationId: "listDeliveries",
      summary: { "zh-CN": "一个成员发出和收到的传送，新的在前", en: "What a member sent and received, newest first" },
      tags,
      auth: "session",
      query: { member: memberIdSchema, direction: z.enum(["sent", "received"]).optional() },
      item: deliverySchema,
      problems: ["Api_NotEntitled", "Credits_VaultLocked"],
      handle: async ({ query, session }) => {
        await requireRegistrar(session, query.member);
        return deliveries().list(query.member, query, query);
      },
    }),
    route({
      path: "/v1/deliveries/:deliveryId",
      operationId: "getDelivery",
      summary: {
        "zh-CN": "一份传送及其回执；收到的还有各条记录及其状态",
        en: "One delivery with its receipt; of one that was received also the records and how they stand",
      },
      tags,
      auth: "session",
      params: { deliveryId },
      query: { member: memberIdSchema },
      response: openedDeliverySchema,
      problems: ["Api_NotEntitled", "Delivery_Unknown", "Credits_VaultLocked"],
      handle: async ({ params, query, session }) => {
        await requireRegistrar(session, query.member);
        return deliveries().open(query.member, params.deliveryId);
      },
    }),
    route({
      method: "post",
      path: "/v1/deliveries/erasures",
      operationId: "eraseDelivery",
      summary: {
        "zh-CN": "永久删除收到的记录；只留下回执",
        en: "Erase what was received for good; the receipt stays",
      },
      tags,
      auth: "session",
      body: deliveryErasureSchema,
      response: deliverySchema,
      problems: ["Api_NotEntitled", "Delivery_Unknown", "Delivery_NotReceived", "Credits_VaultLocked"],
      handle: async ({ body, session }) => {
        await requireRegistrar(session, body.member);
        return deliveries().erase(body, session.account);
      },
    }),
  ];
}
