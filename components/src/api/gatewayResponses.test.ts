import { describe, expect, it } from "@jest/globals";
import { gatewayResponses } from "./gatewayResponses.js";

interface Response {
  readonly statusCode?: string;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
}
const responses = Object.entries(gatewayResponses()) as [string, Response][];

describe("answers of API Gateway itself", () => {
  it("are problem documents with the request's id, whatever is refused", () => {
    for (const [, { responseParameters, responseTemplates }] of responses) {
      expect(responseParameters).toEqual({ "gatewayresponse.header.Content-Type": "'application/problem+json'" });
      expect(JSON.parse(responseTemplates["application/json"] ?? "")).toMatchObject({
        type: expect.stringMatching(/^urn:sallyport:problem:[a-z-]+$/),
        title: expect.any(String),
        detail: expect.stringMatching(/^[A-Z].*\.$/),
        instance: "$context.requestId",
      });
    }
  });

  it("repeat nothing of the call: the request's id is all that is filled in", () => {
    for (const [, { responseTemplates }] of responses)
      for (const template of Object.values(responseTemplates))
        expect(template.match(/\$[\w.]+/g)).toEqual(["$context.requestId"]);
  });

  it("say their own status in the document", () => {
    for (const [type, { statusCode, responseTemplates }] of responses) {
      if (statusCode === undefined) continue;
      const { status } = JSON.parse(responseTemplates["application/json"] ?? "") as { readonly status: number };
      expect([type, status]).toEqual([type, Number(statusCode)]);
    }
  });

  it("cover all that API Gateway refuses, and set no status of the rest, which would be that of all others", () => {
    const given = new Map(responses);
    expect([...given.keys()]).toEqual(
      expect.arrayContaining([
        ...["ACCESS_DENIED", "MISSING_AUTHENTICATION_TOKEN", "INVALID_SIGNATURE", "EXPIRED_TOKEN", "UNAUTHORIZED"],
        ...["BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "REQUEST_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
        ...["THROTTLED", "QUOTA_EXCEEDED", "RESOURCE_NOT_FOUND", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"],
      ]),
    );
    for (const type of ["DEFAULT_4XX", "DEFAULT_5XX"])
      expect([type, given.get(type)]).toEqual([type, expect.not.objectContaining({ statusCode: expect.anything() })]);
  });
});
