/** What API Gateway refuses by itself: the status, the name that ends the problem's `type`, and what the caller is told. */
const refusals: Readonly<Record<string, readonly [status: number, code: string, title: string, detail: string]>> = {
  ACCESS_DENIED: [403, "access-denied", "Forbidden", "The caller may not call this route."],
  API_CONFIGURATION_ERROR: [500, "internal", "Internal Server Error", "The call could not be handed on."],
  BAD_REQUEST_BODY: [400, "body-not-valid", "Bad Request", "The body is not of the form that it has to have."],
  BAD_REQUEST_PARAMETERS: [400, "parameters-not-valid", "Bad Request", "A parameter is missing."],
  EXPIRED_TOKEN: [403, "credentials-expired", "Forbidden", "The credentials that signed the call have expired."],
  INTEGRATION_FAILURE: [504, "no-answer", "Gateway Timeout", "The call was handed on, and not answered."],
  INTEGRATION_TIMEOUT: [504, "no-answer-in-time", "Gateway Timeout", "The call was not answered in time."],
  INVALID_API_KEY: [403, "access-denied", "Forbidden", "The caller may not call this route."],
  INVALID_SIGNATURE: [403, "signature-not-valid", "Forbidden", "The signature is not that of the call, or is too old."],
  MISSING_AUTHENTICATION_TOKEN: [403, "not-signed", "Forbidden", "The call is not signed, or there is no such route."],
  QUOTA_EXCEEDED: [429, "too-many-calls", "Too Many Requests", "There were more calls than the caller may make."],
  REQUEST_TOO_LARGE: [413, "body-too-large", "Payload Too Large", "The body is larger than API Gateway takes."],
  RESOURCE_NOT_FOUND: [404, "route-unknown", "Not Found", "There is no such route."],
  THROTTLED: [429, "too-many-calls", "Too Many Requests", "There are more calls at once than are taken."],
  UNAUTHORIZED: [401, "unauthorized", "Unauthorized", "The caller could not be authorized."],
  UNSUPPORTED_MEDIA_TYPE: [415, "content-type", "Unsupported Media Type", "The body is of a type that is not taken."],
  WAF_FILTERED: [403, "filtered", "Forbidden", "The call was refused before it was read."],
};

/** Of what has no entry above. Their status is left to API Gateway: one that is set here would be that of every other answer. */
const others = {
  DEFAULT_4XX: ["call-refused", "Call refused", "The call was refused before it was read."],
  DEFAULT_5XX: ["internal", "Internal error", "The call failed; it may be repeated."],
} as const;

/**
 * Answers of API Gateway itself as problem documents (RFC 9457), so that a caller reads one form whoever refused him.
 * They are fixed texts with the request's id: `$context.error.message` would tell the ARN of the route and the names of
 * parameters, `$context.error.validationErrorString` parts of the body.
 */
export function gatewayResponses(): Readonly<Record<string, object>> {
  const known = Object.entries(refusals).map(([type, [status, code, title, detail]]) => [
    type,
    { statusCode: String(status), ...rendered({ code, title, status, detail }) },
  ]);
  const rest = Object.entries(others).map(([type, [code, title, detail]]) => [type, rendered({ code, title, detail })]);
  return Object.fromEntries([...known, ...rest]) as Record<string, object>;
}

function rendered({ code, ...told }: { readonly code: string; readonly [field: string]: string | number }): object {
  const document = { type: `urn:sallyport:problem:${code}`, ...told, instance: "$context.requestId" };
  return {
    responseParameters: { "gatewayresponse.header.Content-Type": "'application/problem+json'" },
    responseTemplates: { "application/json": JSON.stringify(document) },
  };
}
