import { pascalCase } from "../naming/pascalCase.js";
import { gatewayResponses } from "./gatewayResponses.js";
import { routeId } from "./routeId.js";

/** A route, resolved. */
export interface PlannedRoute {
  readonly method: string;
  readonly path: string;
  readonly functionArn: string;
  readonly requestSchema?: string | undefined;
}

interface OpenApiPlan {
  readonly title: string;
  readonly partition: string;
  readonly region: string;
  readonly routes: readonly PlannedRoute[];
}

/**
 * The OpenAPI document of an API. One document rather than a resource for each path, method, model, validator and
 * integration: a route is a few lines in one place, API Gateway takes all or nothing, and what changed shows as one
 * difference. Every method is signed (API-01), none has an API key (API-02), parameters and bodies are checked, and
 * what API Gateway refuses is answered as a problem document.
 */
export function openApiFor({ title, partition, region, routes }: OpenApiPlan) {
  const sorted = [...routes].sort((a, b) => (routeId(a) < routeId(b) ? -1 : 1));
  const paths: Record<string, Record<string, object>> = {};
  for (const route of sorted) {
    const item = paths[route.path] ?? {};
    item[route.method.toLowerCase()] = operationFor(route, partition, region);
    paths[route.path] = item;
  }
  const schemas = sorted
    .filter(({ requestSchema }) => requestSchema !== undefined)
    .map((route) => [modelName(route), JSON.parse(route.requestSchema ?? "") as object]);
  return {
    openapi: "3.0.1",
    info: { title, version: "1" },
    security: [{ sigv4: [] }],
    "x-amazon-apigateway-request-validators": {
      strict: { validateRequestBody: true, validateRequestParameters: true },
    },
    "x-amazon-apigateway-request-validator": "strict",
    "x-amazon-apigateway-gateway-responses": gatewayResponses(),
    paths,
    components: {
      schemas: Object.fromEntries(schemas) as Record<string, object>,
      securitySchemes: {
        sigv4: { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" },
      },
    },
  };
}

function operationFor(route: PlannedRoute, partition: string, region: string): object {
  const parameters = [...route.path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const schema = { $ref: `#/components/schemas/${modelName(route)}` };
  return {
    operationId: routeId(route),
    ...(parameters.length > 0 && { parameters }),
    ...(route.requestSchema !== undefined && {
      requestBody: { required: true, content: { "application/json": { schema } } },
    }),
    responses: { default: { description: "what the function answers" } },
    // Said again for each method, so that a rule which reads one method sees it.
    security: [{ sigv4: [] }],
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${route.functionArn}/invocations`,
      passthroughBehavior: "when_no_match",
    },
  };
}

function modelName(route: PlannedRoute): string {
  return pascalCase(routeId(route));
}
