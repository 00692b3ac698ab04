/** How the source of a client library is written. */
export interface SourceStyle {
  /** Name of the service. */
  readonly service: string;
  /** The service's name in PascalCase, of which the names in the source are made. */
  readonly subject: string;
  /** Whether imports name files with their ending, as Node reads them. */
  readonly endings: boolean;
}

/** What an application imports. */
export function indexSource(style: SourceStyle): string {
  return imports(style, [
    "import type { components } from './generated/contract.js';",
    '',
    "export * from './client.js';",
    "export type { components, operations, paths } from './generated/contract.js';",
    '',
    '/** What goes in and out, by its name in the contract. */',
    "export type Schemas = components['schemas'];",
    '',
  ].join('\n'));
}

/** The factory, and the types that its calls have. */
export function clientSource(style: SourceStyle): string {
  return imports(style, template.replaceAll('Orders', style.subject).replace('"SERVICE"', `"${style.service}"`));
}

function imports({ endings }: SourceStyle, source: string): string {
  return endings ? source : source.replace(/(from '\.\/[a-z/]+)\.js'/g, "$1'");
}

const template = `import createFetchClient, { type MaybeOptionalInit } from 'openapi-fetch';
import type { paths } from './generated/contract.js';

/** What a client is made from. */
export interface OrdersClientOptions {
  /** Address of the service, up to its first path. */
  readonly baseUrl: string;
  /** Bearer token, or what gives the one of the moment; without one none is sent. */
  readonly token?: Token | (() => Token | Promise<Token>);
  /** Sends requests instead of the platform's own fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

type Token = string | undefined;
type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The paths of the contract that have a method. */
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }>
    ? P
    : never;
}[keyof paths];

/** Parameters, body and settings of a request; nothing where nothing is required. */
type Given<P extends keyof paths, M extends Method> =
  undefined extends MaybeOptionalInit<paths[P], M>
    ? [given?: Settings<P, M>]
    : [given: Settings<P, M>];
type Settings<P extends keyof paths, M extends Method> = Omit<
  NonNullable<MaybeOptionalInit<paths[P], M>>,
  'parseAs'
>;

type Body<R> = R extends { content: infer C } ? C[keyof C] : undefined;

/** One of the replies that the contract promises: \`ok\` and \`status\` tell which, and with it what \`body\` is. */
export type Reply<Operation> = Operation extends { responses: infer R }
  ? {
      [S in keyof R & number]: {
        readonly ok: \`\${S}\` extends \`2\${string}\` ? true : false;
        readonly status: S;
        readonly body: Body<R[S]>;
        readonly headers: Headers;
      };
    }[keyof R & number]
  : never;

/** Calls the service. A reply of any status is a value; what is none of the service's is thrown. */
export type OrdersClient = {
  readonly [M in Method as Uppercase<M>]: <P extends PathOf<M>>(
    path: P,
    ...given: Given<P, M>
  ) => Promise<Reply<paths[P][M]>>;
};

/** An error that is not told as the service tells errors: that of a proxy, for instance. */
export class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply';

  constructor(
    readonly status: number,
    readonly text: string,
    readonly url: string,
  ) {
    super(\`\${url} answered \${status}, and not as its contract says\`);
  }
}

/** A client of the service "SERVICE". */
export function createOrdersClient({
  baseUrl,
  token,
  fetch,
}: OrdersClientOptions): OrdersClient {
  const client = createFetchClient<Record<string, never>>({
    baseUrl,
    ...(fetch && { fetch }),
    querySerializer: { array: { style: 'form', explode: false } },
  });
  client.use({
    async onRequest({ request }) {
      const current = typeof token === 'function' ? await token() : token;
      if (current !== undefined) {
        request.headers.set('authorization', \`Bearer \${current}\`);
      }
    },
  });
  const call = (method: Method) => async (path: string, given?: object) => {
    const init = { ...given, parseAs: 'text' };
    const { data, error, response } = (await client.request(
      method,
      path as never,
      init as never,
    )) as { data?: string; error?: unknown; response: Response };
    const { ok, status, headers } = response;
    if (!ok && !isTold(error)) {
      throw new UnexpectedReply(status, String(error ?? ''), response.url);
    }
    const isJson = headers.get('content-type')?.startsWith('application/json');
    const body = ok && data && isJson ? JSON.parse(data) : (error ?? data);
    return { ok, status, body, headers };
  };
  const methods = {
    GET: call('get'),
    PUT: call('put'),
    POST: call('post'),
    PATCH: call('patch'),
    DELETE: call('delete'),
  };
  return methods as unknown as OrdersClient;
}

/** Whether the body of an error is the service's envelope. */
function isTold(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}
`;
