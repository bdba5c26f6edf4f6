/**
 * Routes as data: one object checks a request, answers it and describes itself in the OpenAPI document.
 *
 * A domain declares its routes here and knows nothing of HTTP; server/api mounts them. Every fault of the input is
 * reported at once, in both languages.
 *
 * @example
 * export function allianceRoutes(store: Store): Route[] {
 *   return [
 *     route({
 *       method: "get",
 *       path: "/v1/members/:member",
 *       operationId: "getMember",
 *       summary: { "zh-CN": "一个成员", en: "One member" },
 *       tags: ["alliance"],
 *       params: { member: memberIdSchema },
 *       response: memberSchema,
 *       problems: ["Members_UnknownMember"],
 *       handle: ({ params }) => getMember(store, params.member),
 *     }),
 *   ];
 * }
 */
import { z } from "zod";
import { checkInput } from "./input.ts";
import { type Language, Problem, type Words } from "./problem.ts";
import { type Answer, type Representation, represented } from "./representation.ts";

/** Who asks: an account that signed a challenge, and until when that counts. */
export type Session = { readonly token: string; readonly account: `0x${string}`; readonly expiresAt: Date };

/** A student who came in by a link of the university's, and until when that counts. Opens nothing that a session does. */
export type Holder = { readonly token: string; readonly accessId: string; readonly expiresAt: Date };

/** A part of a list. `next` is the key of its last item where more follow; the gateway seals it into a cursor. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Which part of a list is asked for. `after` is the key that the page before named as its `next`. */
export type PageRequest = { readonly limit: number; readonly after?: string | undefined };

type Shape = Readonly<Record<string, z.ZodType>>;
type Output<S extends Shape> = z.output<z.ZodObject<S>>;
type Placeholders<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Placeholders<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Auth = "none" | "session" | "holder";

/** What a handler is given, checked. */
export type RouteRequest<P extends Shape, Q extends Shape, B, A extends Auth> = {
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: B;
  readonly session: A extends "session" ? Session : undefined;
  readonly holder: A extends "holder" ? Holder : undefined;
  readonly language: Language;
  readonly header: HeaderReader;
};

/** A header of the request by its name. */
export type HeaderReader = (name: string) => string | undefined;

/** What every route states. */
export type RouteDescription = {
  readonly method: "get" | "post" | "put" | "delete";
  readonly operationId: string;
  readonly summary: Words;
  readonly tags: readonly string[];
  /** Names of the problems it may answer, besides those that every route may. */
  readonly problems: readonly string[];
  /** "always" answers also while the gateway prepares; the others answer 503 until it is ready. */
  readonly availability: "ready" | "always";
  /** "block": public, and the same until the next block (ETag). "never": depends on the caller or on the clock. */
  readonly cache: "block" | "never";
  /** Largest body in bytes. */
  readonly bodyLimitBytes: number;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  /** Headers that mean something to it, besides the usual ones; checked. */
  readonly headers: Shape;
};

/** A request as it came in. */
export type RawRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly session: Session | undefined;
  readonly holder: Holder | undefined;
  readonly language: Language;
  readonly header: HeaderReader;
};

/** A route, ready to be mounted. */
export type Route = Omit<RouteDescription, "headers"> & {
  readonly path: string;
  readonly headers: z.ZodObject;
  readonly auth: Auth;
  readonly isList: boolean;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  readonly response: z.ZodType | undefined;
  readonly representations: readonly Pick<Representation<unknown>, "mediaType" | "format">[];
  /** Checks the request and answers it. */
  readonly answer: (request: RawRequest) => Promise<Answer>;
};

type Common<
  Path extends string,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  A extends Auth,
> = Partial<RouteDescription> &
  Pick<RouteDescription, "operationId" | "summary" | "tags"> & {
    readonly path: Path;
    readonly params?: P & Record<Placeholders<Path>, z.ZodType>;
    readonly query?: Q;
    readonly body?: B;
    readonly auth?: A;
  };

type Handle<Request, Value> = (request: Request) => Value | Promise<Value>;

/** Query of every list. `after` is the key that the last page's `next` named. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Items of a page" }),
  after: z.string().min(1).max(600).optional().meta({ description: "Cursor: the `next` of the page before" }),
};

export const defaultBodyLimitBytes = 1_000_000;

/** A route that answers one thing, or nothing where it has no response schema. */
export function route<
  Path extends string,
  R extends z.ZodType = z.ZodVoid,
  P extends Shape = Record<never, z.ZodType>,
  Q extends Shape = Record<never, z.ZodType>,
  B extends z.ZodType = z.ZodUndefined,
  A extends Auth = "none",
>(
  options: Common<Path, P, Q, B, A> & {
    readonly response?: R;
    readonly representations?: readonly Representation<z.output<R>>[];
    readonly handle: Handle<RouteRequest<P, Q, z.output<B>, A>, z.output<R>>;
  },
): Route {
  const representations = options.representations ?? [];
  const format = representations.length > 0 && {
    format: z.enum(["json", ...representations.map((one) => one.format)]).optional(),
  };
  const description = describe(options, { ...options.query, ...format });
  return {
    ...description,
    response: options.response,
    representations,
    isList: false,
    answer: async (raw) => {
      const value = await options.handle(check<P, Q, z.output<B>, A>(description, raw));
      return { value, represent: (wanted, language) => represented(representations, value, wanted, language) };
    },
  };
}

/** A route that answers a page of a list: `{items, next}`; `limit` and `after` are added to its query. */
export function listRoute<
  Path extends string,
  I extends z.ZodType,
  P extends Shape = Record<never, z.ZodType>,
  Q extends Shape = Record<never, z.ZodType>,
  B extends z.ZodType = z.ZodUndefined,
  A extends Auth = "none",
>(
  options: Common<Path, P, Q, B, A> & {
    /** Schema of an item. */
    readonly item: I;
    readonly handle: Handle<RouteRequest<P, Q & typeof pageQuery, z.output<B>, A>, Page<z.output<I>>>;
  },
): Route {
  const description = describe(options, { ...options.query, ...pageQuery });
  return {
    ...description,
    response: z.object({ items: z.array(options.item), next: z.string().nullable() }),
    representations: [],
    isList: true,
    answer: async (raw) => ({
      value: await options.handle(check<P, Q & typeof pageQuery, z.output<B>, A>(description, raw)),
      represent: () => undefined,
    }),
  };
}

function describe<Path extends string, P extends Shape, Q extends Shape, B extends z.ZodType, A extends Auth>(
  options: Common<Path, P, Q, B, A>,
  query: Shape,
) {
  const method = options.method ?? "get";
  const auth: Auth = options.auth ?? "none";
  return {
    method,
    auth,
    path: options.path,
    operationId: options.operationId,
    summary: options.summary,
    tags: options.tags,
    problems: options.problems ?? [],
    availability: options.availability ?? "ready",
    cache: options.cache ?? (method === "get" && auth === "none" ? "block" : "never"),
    bodyLimitBytes: options.bodyLimitBytes ?? defaultBodyLimitBytes,
    status: options.status ?? 200,
    headers: z.object({ ...options.headers }),
    params: z.strictObject({ ...options.params }),
    query: z.strictObject(query),
    body: options.body,
  } as const;
}

function check<P extends Shape, Q extends Shape, B, A extends Auth>(
  schemas: Pick<Route, "params" | "query" | "headers" | "body">,
  raw: RawRequest,
): RouteRequest<P, Q, B, A> {
  const params = checkInput(schemas.params, raw.params, "name");
  const query = checkInput(schemas.query, raw.query, "name");
  const given = Object.keys(schemas.headers.shape).map((name) => [name, raw.header(name)] as const);
  const headers = checkInput(schemas.headers, Object.fromEntries(given), "name");
  const body = schemas.body && checkInput(schemas.body, raw.body);
  const faults = [...params.faults, ...query.faults, ...headers.faults, ...(body?.faults ?? [])];
  if (faults.length > 0) throw new Problem("Api_InvalidInput", { count: faults.length }, faults);
  const request = {
    params: params.value,
    query: query.value,
    body: body?.value,
    session: raw.session,
    holder: raw.holder,
    language: raw.language,
    header: raw.header,
  };
  // These values come out of the very schemas that P, Q and B are the shapes of; the erased Route hides it.
  return request as RouteRequest<P, Q, B, A>;
}
