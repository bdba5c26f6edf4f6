/** Plain HTTP, to see what a gateway really answers. */
import { expect } from "chai";
import { type ProblemArguments, problemType } from "../../server/problem.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
};

export type Question = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly text?: string;
};

export async function ask(url: string, { method, headers = {}, json, text }: Question = {}): Promise<Answer> {
  const body = json === undefined ? text : JSON.stringify(json);
  const response = await fetch(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { ...(json !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body }),
  });
  const answered = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(answered) : undefined,
    text: answered,
  };
}

/** Expects a problem document: its type, status, arguments, and words with every place filled. */
export function expectProblem(answer: Answer, status: number, name: string, problemArguments?: ProblemArguments): void {
  expect(answer.text).to.contain(`"${problemType(name)}"`);
  expect(answer.status).to.equal(status);
  expect(answer.headers.get("content-type")).to.equal("application/problem+json");
  expect(answer.body).to.include.keys("type", "title", "status", "detail", "advice", "arguments");
  expect(answer.body).to.have.property("status", status);
  const { title, detail, advice } = answer.body as Record<string, string>;
  expect([title, detail, advice].join()).not.to.match(/[{}]/);
  if (problemArguments) expect(answer.body).to.have.deep.property("arguments", problemArguments);
}

/** The faults of a problem as "field fault". */
export function faultsOf({ body }: Answer): string[] {
  const { faults = [] } = body as { faults?: { field: string; fault: string }[] };
  return faults.map(({ field, fault }) => `${field} ${fault}`);
}
