/** Nobody reads or changes what another member keeps: every route that takes a session and names a member is asked. */
import { expect } from "chai";
import { type Alliance, type Person, startAlliance } from "../flow/gateway.ts";
import { ask } from "./ask.ts";

type Operation = {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: unknown;
};
const methods = ["get", "post", "put", "delete"] as const;
type Paths = Readonly<Record<string, Partial<Record<(typeof methods)[number], Operation>>>>;

const hash = `0x${"ab".repeat(32)}`;
const drawn = "A".repeat(22);
const uuid = "7d444840-9dc0-4a5e-8a5b-2f9c4e0c1a11";

describe("What a member keeps at the gateway", () => {
  let alliance: Alliance;
  let registrar: Person;
  let token: string;
  let paths: Paths;

  before(async function () {
    this.timeout(120_000);
    alliance = await startAlliance();
    registrar = await alliance.officer(2, ["registrar"]);
    token = await sessionOf(registrar);
    ({ paths } = (await ask(`${alliance.url}/openapi.json`)).body as { paths: Paths });
  });
  after(() => alliance.close());

  async function sessionOf(person: Person): Promise<string> {
    const { body } = await ask(`${alliance.url}/v1/session/challenge`, { json: { account: person.address } });
    const { message = "" } = body as Record<string, string>;
    const signature = await person.signMessage({ message });
    return ((await ask(`${alliance.url}/v1/session`, { json: { message, signature } })).body as { token: string })
      .token;
  }

  /** Routes of which a parameter names the member, with that in place; the others are to be asked by hand. */
  function naming(member: string) {
    const given = (name: string) => {
      if (name === "issuer" || name === "member") return member;
      if (name === "recordId" || name === "deliveryId") return uuid;
      if (name === "sequence") return "1";
      return name.endsWith("Id") ? drawn : hash;
    };
    return Object.entries(paths).flatMap(([path, operations]) =>
      methods.flatMap((method) => {
        const operation = operations[method];
        const parameters = operation?.parameters ?? [];
        const names = parameters.some(
          ({ name, in: place }) => place !== "header" && (name === "issuer" || name === "member"),
        );
        if (!operation || (operation.security ?? []).length === 0 || !names) return [];
        const query = parameters.filter(
          ({ in: place, required, name }) => place === "query" && (required || name === "issuer" || name === "member"),
        );
        const asked = new URLSearchParams(query.map(({ name }) => [name, given(name)]));
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given(name));
        return [
          {
            id: operation.operationId,
            method,
            url: `${alliance.url}${filled}?${asked}`,
            hasBody: operation.requestBody !== undefined,
          },
        ];
      }),
    );
  }

  it("is closed to a registrar of another member, and to whoever has no session", async () => {
    const routes = naming("1").filter(({ hasBody }) => !hasBody);
    expect(routes.map(({ id }) => id)).to.include.members([
      "listDrafts",
      "deleteDraft",
      "getRecord",
      "getPresentation",
      "listErasedRecords",
      "listBatchHoldings",
    ]);
    const answers = await Promise.all(
      routes.map(async ({ id, method, url }) => {
        const refused = await ask(url, { method, headers: { authorization: `Bearer ${token}` } });
        const nobody = await ask(url, { method });
        return [id, refused.status, (refused.body as { type?: string }).type, nobody.status] as const;
      }),
    );
    expect(answers).to.deep.equal(routes.map(({ id }) => [id, 403, "/problems/api/not-entitled", 401]));
  });
});
