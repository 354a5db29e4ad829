import { z } from "zod";
import type { Route } from "../routes/Route.js";
import { answers } from "../schema/answers.js";

type Json = Record<string, unknown>;

const description = `Every call is signed (AWS Signature Version 4, service execute-api), by a principal that may execute-api:Invoke on the route.
Refusals are problem documents (RFC 9457), and never repeat what was sent: those of API Gateway too, which it answers before the function is called.`;

/** The OpenAPI 3.1 document of the API, from the same schemas that check the calls. */
export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: "3.1.0",
    info: { title: "Sallyport batch transform", version: "1", description },
    security: [{ sigv4: [] }],
    paths,
    components: {
      schemas: componentsOf(),
      securitySchemes: {
        sigv4: {
          type: "apiKey",
          name: "Authorization",
          in: "header",
          description: "AWS Signature Version 4",
        },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const { summary, request, answer, links } = route;
  const parameters = parametersOf(route);
  const problem = {
    description: "A problem document.",
    content: { "application/problem+json": refTo(answers.problem) },
  };
  return {
    operationId: operationId(route),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(request && { requestBody: { required: true, content: { "application/json": refTo(request) } } }),
    responses: {
      [answer.status]: {
        description: "Done.",
        content: { "application/json": refTo(answer.schema) },
        ...(links && { links: linksOf(links) }),
      },
      ...(route.path === "/jobs" && {
        202: {
          description: "Accepted; Batch has not answered yet.",
          content: { "application/json": refTo(answer.schema) },
        },
      }),
      "4XX": problem,
      "5XX": problem,
    },
  };
}

function linksOf(links: NonNullable<Route["links"]>): Json {
  return Object.fromEntries(
    Object.entries(links).map(([operationId, parameters]) => [operationId, { operationId, parameters }]),
  );
}

function parametersOf({ parameters = {}, query, idempotent }: Route): Json[] {
  const inPath = Object.entries(parameters).map(([name, schema]) => parameter(name, "path", true, schema));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) =>
    parameter(name, "query", false, schema as z.ZodType),
  );
  if (idempotent !== true) return [...inPath, ...inQuery];
  const key = parameter("Idempotency-Key", "header", false, z.string().regex(/^[\x21-\x7e]{1,128}$/));
  const text =
    "A call that is repeated with its key and body within a day is answered as the first one was, and does nothing more.";
  return [...inPath, ...inQuery, { ...key, description: text }];
}

function parameter(name: string, place: string, required: boolean, schema: z.ZodType): Json {
  return {
    name,
    in: place,
    required,
    schema: withoutDialect(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })),
  };
}

function refTo(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error("a body's schema has no id");
  return { schema: { $ref: `#/components/schemas/${id}` } };
}

function componentsOf(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}`, io: "input" });
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([id, schema]) => [id, withoutDialect(schema)]));
}

/** OpenAPI 3.1 says the dialect once for all, and knows a component by its place. */
function withoutDialect(schema: object): Json {
  const { $schema: _dialect, $id: _id, id: _own, ...rest } = schema as Json;
  return rest;
}

function operationId({ method, path }: Route): string {
  const words = path.replaceAll(/[{}]/g, "").split(/[/-]/).filter(Boolean);
  return method.toLowerCase() + words.map((word) => (word[0] ?? "").toUpperCase() + word.slice(1)).join("");
}
