import type { APIGatewayProxyEvent } from "aws-lambda";

export interface TestCall {
  readonly method: string;
  readonly path: string;
  /** JSON of an object, or text as it is. */
  readonly body?: object | string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Of the caller's session. */
  readonly caller?: string;
}

/** The event by which API Gateway calls a function, of a call that it let through. */
export function proxyEvent({
  method,
  path,
  body,
  headers = {},
  query,
  caller = "Caller/session",
}: TestCall): APIGatewayProxyEvent {
  const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
  const all: Record<string, string> = { host: "api.example.com", "content-type": "application/json", ...headers };
  const identity = { userArn: `arn:aws:sts::000000000000:assumed-role/${caller}`, sourceIp: "192.0.2.1" };
  return {
    ...{ httpMethod: method, path, resource: path, body: text, isBase64Encoded: false },
    headers: all,
    multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
      : null,
    ...{ pathParameters: null, stageVariables: null },
    requestContext: { requestId: "request-1", identity, httpMethod: method, path, stage: "prod" },
  } as unknown as APIGatewayProxyEvent;
}
