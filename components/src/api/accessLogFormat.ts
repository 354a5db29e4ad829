/** What is said of each call. No header, query or body: they may hold customers' data (API-04). */
const fields = {
  time: "$context.requestTime",
  requestId: "$context.requestId",
  traceId: "$context.extendedRequestId",
  caller: "$context.identity.userArn",
  callerAccount: "$context.identity.accountId",
  sourceIp: "$context.identity.sourceIp",
  vpcEndpoint: "$context.identity.vpceId",
  method: "$context.httpMethod",
  path: "$context.path",
  route: "$context.resourcePath",
  stage: "$context.stage",
  status: "$context.status",
  responseBytes: "$context.responseLength",
  latencyMs: "$context.responseLatency",
  functionLatencyMs: "$context.integrationLatency",
  functionStatus: "$context.integration.status",
  error: "$context.error.responseType",
  tlsVersion: "$context.tlsVersion",
  waf: "$context.wafResponseCode",
} as const;

/** Format of the access log: one JSON object a line, with the ARN of the caller. */
export const accessLogFormat = JSON.stringify(fields);
