import type { Example } from "../../ResourceDefinition.js";

const policy = (sid: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: sid,
        Effect: "Deny",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: ["arn:aws:execute-api:eu-west-1:000000000000:*/*"],
        Condition: { StringNotEquals: { "aws:PrincipalAccount": "000000000000" } },
      },
    ],
  });

/** An OpenAPI document with one route that answers by itself. */
const exampleBody = (title: string, path: string): string =>
  JSON.stringify({
    openapi: "3.0.1",
    info: { title, version: "1" },
    paths: {
      [path]: {
        get: {
          security: [{ iam: [] }],
          responses: {},
          "x-amazon-apigateway-integration": {
            type: "mock",
            requestTemplates: { "application/json": '{"statusCode": 200}' },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        iam: { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" },
      },
    },
  });

/** One with a document, and one that only VPC endpoints reach. */
export const restApiExamples: readonly Example[] = [
  {
    base: () => ({
      name: "conformance-api",
      description: "takes jobs",
      body: exampleBody("conformance-api", "/jobs"),
      policy: policy("DenyOthers"),
      endpointConfiguration: { types: "REGIONAL" },
      securityPolicy: "TLS_1_2",
      tags: { team: "data" },
    }),
    updated: () => ({
      name: "conformance-api-renamed",
      body: exampleBody("conformance-api-renamed", "/jobs/{id}"),
      policy: policy("DenyOtherAccounts"),
      endpointConfiguration: { types: "REGIONAL" },
      disableExecuteApiEndpoint: true,
      tags: { stage: "test" },
    }),
  },
  {
    base: () => ({
      name: "conformance-private",
      endpointConfiguration: { types: "PRIVATE", vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] },
    }),
    updated: () => ({
      name: "conformance-private",
      endpointConfiguration: { types: "PRIVATE", vpcEndpointIds: ["vpce-1a1b2c3d4e5f60718", "vpce-2a1b2c3d4e5f60718"] },
    }),
  },
];

/** An API for the examples of what needs one. */
export const exampleApi = (name: string) => ({
  type: "aws:apigateway/restApi:RestApi",
  inputs: () => ({ name, body: exampleBody(name, "/jobs") }),
});
