/** The OpenAPI 3.1 document, made of the very schemas that check requests and describe answers. */
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { type Language, problemType, type Words } from "../problem.ts";
import { problems } from "../problems.ts";
import type { Route } from "../route.ts";
import { problemSchema } from "./records.ts";

const texts = {
  title: { "zh-CN": "联盟账本网关", en: "Alliance Ledger gateway" },
  description: {
    "zh-CN": "公开事实无需登录即可读取；记录保险库需以密钥签名登录。所有写入都是由经办人签名的交易。",
    en: "Public facts are read without signing in; the vault needs a signature. Every write is a transaction that an officer signed.",
  },
  success: { "zh-CN": "成功", en: "Success" },
  unchanged: { "zh-CN": "自该区块以来没有变化", en: "Unchanged since that block" },
} as const;

/** The document in a language. Throws where a route names a problem that has no words. */
export function openApiDocument(routes: readonly Route[], language: Language) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operation(route, language) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: texts.title[language],
      description: texts.description[language],
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    tags: [...new Set(routes.flatMap(({ tags }) => tags))].map((name) => ({ name })),
    paths: { ...paths, ...plainPaths(language) },
    components: {
      securitySchemes: { session: { type: "http", scheme: "bearer" }, holder: { type: "http", scheme: "bearer" } },
    },
  });
}

/** What is not JSON with a schema of ours: the feed, the relay for wallets, and what watches the process. */
function plainPaths(language: Language): ZodOpenApiPathsObject {
  const plain = (
    operationId: string,
    summary: Words,
    mediaType: string,
    more: Partial<ZodOpenApiOperationObject> = {},
  ) => ({
    operationId,
    summary: summary[language],
    tags: ["gateway"],
    security: [],
    responses: { "200": { description: texts.success[language], content: { [mediaType]: {} } } },
    ...more,
  });
  const rpc = { requestBody: { required: true, content: { "application/json": {} } } };
  return {
    "/v1/events": {
      get: plain("followEvents", { "zh-CN": "新区块的实时通知", en: "New blocks as they come" }, "text/event-stream"),
    },
    "/rpc": {
      post: plain(
        "rpc",
        { "zh-CN": "钱包和工具的 JSON-RPC", en: "JSON-RPC for wallets and tools" },
        "application/json",
        rpc,
      ),
    },
    "/health": { get: plain("health", { "zh-CN": "进程是否存活", en: "Is the process alive" }, "application/json") },
    "/ready": { get: plain("ready", { "zh-CN": "是否可以提供服务", en: "Is it of use" }, "application/json") },
    "/metrics": { get: plain("metrics", { "zh-CN": "Prometheus 指标", en: "Metrics for Prometheus" }, "text/plain") },
    "/openapi.json": { get: plain("openapi", { "zh-CN": "本文件", en: "This document" }, "application/json") },
  };
}

function operation(route: Route, language: Language): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    summary: route.summary[language],
    tags: [...route.tags],
    security: route.auth === "none" ? [] : [{ [route.auth]: [] }],
    requestParams: { path: route.params, query: route.query, header: route.headers },
    ...(route.body && { requestBody: { required: true, content: { "application/json": { schema: route.body } } } }),
    responses: responses(route, language),
  };
}

function responses(route: Route, language: Language): ZodOpenApiResponsesObject {
  const refused = [...problemsByStatus(route)].map(([status, names]): [string, ZodOpenApiResponseObject] => {
    const description = names.map((name) => `${problemType(name)}: ${problems[name]?.title[language]}`).join("\n");
    return [`${status}`, { description, content: { "application/problem+json": { schema: problemSchema } } }];
  });
  const others = Object.fromEntries(
    route.representations.map(({ mediaType }) => [mediaType, { schema: { type: "string" as const } }]),
  );
  const success = {
    description: texts.success[language],
    ...(route.response && { content: { "application/json": { schema: route.response }, ...others } }),
  };
  return Object.fromEntries([
    [`${route.status}`, success],
    ...(route.cache === "block" ? [["304", { description: texts.unchanged[language] }] as const] : []),
    ...refused,
  ]);
}

function problemsByStatus(route: Route): Map<number, string[]> {
  const hasInput = [route.params, route.query].some((schema) => Object.keys(schema.shape).length > 0) || route.body;
  const names = [
    ...route.problems,
    ...(hasInput ? ["Api_InvalidInput"] : []),
    ...(route.body ? ["Api_MalformedJson", "Api_BodyTooLarge", "Api_UnsupportedMediaType"] : []),
    ...(route.isList ? ["Api_CursorUnknown"] : []),
    ...(route.auth === "session" ? ["Api_NoSession", "Api_SessionExpired"] : []),
    ...(route.auth === "holder" ? ["Credits_HolderSessionEnded", "Credits_VaultLocked"] : []),
    ...(route.availability === "ready" ? ["Api_Preparing", "Api_Stopped"] : []),
    "Api_Internal",
  ];
  const byStatus = new Map<number, string[]>();
  for (const name of names) {
    const words = problems[name];
    if (!words) throw new Error(`${route.operationId} names ${name}, which has no words`);
    byStatus.set(words.status, [...(byStatus.get(words.status) ?? []), name]);
  }
  return byStatus;
}
