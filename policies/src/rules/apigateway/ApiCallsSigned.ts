import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { httpApiType, methodType, restApiType, routeType } from "./apiTypes.js";
import { routesOf, routeTypes } from "./routesOf.js";

interface Settings {
  readonly authorizations: readonly string[];
}

const sigv4 = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
const body = (security: readonly object[], more: object = {}) =>
  JSON.stringify({
    openapi: "3.0.1",
    components: { securitySchemes: { sigv4, key: { type: "apiKey", name: "x-api-key", in: "header" } } },
    paths: { "/jobs": { post: { security }, ...more } },
  });

/** Every call of an API but a preflight request is signed by a principal. */
export const ApiCallsSigned: RelationRule<Settings> = {
  id: "apigw-iam-auth",
  title: "API calls are signed",
  severity: "critical",
  why: "A method with authorization NONE answers the whole internet; what anybody may ask for cannot be told whose it was",
  fix: 'set authorization "AWS_IAM" on methods, authorizationType "AWS_IAM" on routes, and in OpenAPI a security scheme with x-amazon-apigateway-authtype awsSigv4 on every operation',
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html",
  controls: ["API-01"],
  scope: "stack",
  types: routeTypes,
  settings: {
    authorizations: {
      description: "What a call may be told by whose it is: AWS_IAM, JWT, COGNITO_USER_POOLS, CUSTOM",
      default: ["AWS_IAM"],
      schema: { type: "array", items: { type: "string" }, minItems: 1 },
    },
  },
  evaluate: (resource, graph, { authorizations }) => {
    const routes = routesOf(resource, graph);
    if (routes === undefined) return { kind: "undetermined", reason: "the API's body is not JSON" };
    return verdictOf(
      routes
        .map(({ route, authorizations: asked }) => ({
          route,
          weak: asked.find((one) => !authorizations.includes(one)),
        }))
        .filter(({ weak }) => weak !== undefined)
        .map(({ route, weak }) => ({
          id: `Route::${route}`,
          message: `${route} of ${resource.name} can be called with authorization ${weak}`,
        })),
    );
  },
  examples: {
    good: [{ type: restApiType, name: "jobs", props: { body: body([{ sigv4: [] }], { options: {} }) } }],
    bad: [{ type: restApiType, name: "jobs", props: { body: body([]) } }],
    others: {
      "a method": [{ type: methodType, name: "post", props: { httpMethod: "POST", authorization: "NONE" } }],
      "a route": [{ type: routeType, name: "post", props: { routeKey: "POST /jobs", authorizationType: "NONE" } }],
      "a route that says nothing": [{ type: routeType, name: "post", props: { routeKey: "POST /jobs" } }],
      "a key is no signature": [{ type: restApiType, name: "jobs", props: { body: body([{ key: [] }]) } }],
      "a signature, or none": [{ type: restApiType, name: "jobs", props: { body: body([{ sigv4: [] }, {}]) } }],
      "an operation without a word on it": [
        { type: restApiType, name: "jobs", props: { body: body([{ sigv4: [] }], { get: {} }) } },
      ],
      "an HTTP API with a target": [
        { type: httpApiType, name: "jobs", props: { protocolType: "HTTP", target: "arn:aws:lambda:function" } },
      ],
      "the opening of a WebSocket": [
        { type: routeType, name: "connect", props: { routeKey: "$connect" }, refersTo: { apiId: "socket" } },
        { type: httpApiType, name: "socket", props: { protocolType: "WEBSOCKET" } },
      ],
    },
  },
};
