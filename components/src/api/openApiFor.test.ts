import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openApiFor, type PlannedRoute } from "./openApiFor.js";

const functionArn = "arn:aws:lambda:eu-west-1:111122223333:function:jobs";
const place = { title: "jobs", partition: "aws", region: "eu-west-1" };

interface Operation {
  readonly operationId: string;
  readonly security: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref: string } }> };
  readonly "x-amazon-apigateway-integration": { readonly uri: string };
}
const operationsOf = (routes: readonly PlannedRoute[]): Operation[] =>
  Object.values(openApiFor({ ...place, routes }).paths).flatMap((item) => Object.values(item) as Operation[]);

const routes = fc.uniqueArray(
  fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
    path: fc.constantFrom("/", "/jobs", "/jobs/{id}", "/jobs/{id}/log", "/files/{name+}"),
    functionArn: fc.constant(functionArn),
    requestSchema: fc.option(fc.constant('{"type":"object"}'), { nil: undefined }),
  }),
  { selector: ({ method, path }) => `${method} ${path}`, minLength: 1 },
);

describe("the OpenAPI document of an API", () => {
  it("signs every method and knows no API key (API-01, API-02)", () => {
    fc.assert(
      fc.property(routes, (given) => {
        const operations = operationsOf(given);
        expect(operations).toHaveLength(given.length);
        for (const { security } of operations) expect(security).toEqual([{ sigv4: [] }]);
        const { securitySchemes } = openApiFor({ ...place, routes: given }).components;
        expect(Object.values(securitySchemes)).toEqual([
          expect.objectContaining({ "x-amazon-apigateway-authtype": "awsSigv4" }),
        ]);
      }),
    );
  });

  it("does not depend on the order of the routes, so that it makes no new deployment", () => {
    fc.assert(
      fc.property(routes, (given) => {
        const text = (of: readonly PlannedRoute[]) => JSON.stringify(openApiFor({ ...place, routes: of }));
        expect(text([...given].reverse())).toBe(text(given));
      }),
    );
  });

  it("names each path parameter, and refers each schema to a model that is there", () => {
    fc.assert(
      fc.property(routes, (given) => {
        const { paths, components } = openApiFor({ ...place, routes: given });
        for (const [path, item] of Object.entries(paths)) {
          for (const { parameters = [], requestBody } of Object.values(item) as Operation[]) {
            expect(parameters.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)/g)].map(([, name]) => name));
            const model = requestBody?.content["application/json"]?.schema.$ref.replace("#/components/schemas/", "");
            if (model !== undefined) expect(Object.keys(components.schemas)).toContain(model);
          }
        }
      }),
    );
  });

  it("has API Gateway answer by problem documents", () => {
    const { "x-amazon-apigateway-gateway-responses": responses } = openApiFor({ ...place, routes: [] });
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["BAD_REQUEST_BODY", "DEFAULT_4XX", "DEFAULT_5XX"]));
  });

  it("hands every call to the route's function through Lambda's path in the region", () => {
    const [operation] = operationsOf([{ method: "GET", path: "/jobs/{id}", functionArn }]);
    expect(operation?.operationId).toBe("get-jobs-by-id");
    expect(operation?.["x-amazon-apigateway-integration"].uri).toBe(
      `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    );
  });
});
