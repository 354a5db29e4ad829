import { createHash, randomBytes } from "node:crypto";
import { RouteMatchingError, Router } from "@aws-lambda-powertools/event-handler/http";
import type { RequestContext } from "@aws-lambda-powertools/event-handler/types";
import type { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import type { APIGatewayProxyEvent } from "aws-lambda";
import type { Platform } from "../Platform.js";
import type { Answer, Call, Route } from "../routes/Route.js";
import { routes } from "../routes/routes.js";
import { tellError } from "../telemetry/tellError.js";
import { callerOf } from "./callerOf.js";
import { idempotently } from "./idempotently.js";
import { ProblemError } from "./ProblemError.js";
import { parseBody } from "./parseBody.js";
import { problemResponse } from "./problemResponse.js";

/** All routes behind Powertools' router; whatever goes wrong becomes a problem document. */
export function makeRouter(platform: Platform, store: DynamoDBPersistenceLayer): Router {
  const { logger } = platform.telemetry;
  const router = new Router({ logger });
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1") as `/${string}`;
    router.route((context) => handle(route, context), { method: route.method, path });
  }
  router.notFound(async (_error, { event }) =>
    problemResponse(new ProblemError(404, "route-unknown", "There is no such route."), requestIdOf(event)),
  );
  router.errorHandler(Error, async (thrown, { event }) => {
    const error = refusalOf(thrown);
    if (error instanceof ProblemError) {
      const { status, code, faults } = error;
      logger.warn("security.request_refused", {
        status,
        code,
        faults: faults.map(({ code, pointer }) => ({ code, pointer })),
      });
      return problemResponse(error, requestIdOf(event));
    }
    tellError(platform.telemetry, "request.failed", error);
    platform.telemetry.metrics.addMetric("RequestsFailed", "Count", 1);
    return problemResponse(
      new ProblemError(500, "internal", "The call failed; it may be repeated."),
      requestIdOf(event),
    );
  });

  async function handle(route: Route, { event, req, params, context }: RequestContext): Promise<Response> {
    const text = route.request === undefined ? "" : await req.text();
    const principal = callerOf((event as APIGatewayProxyEvent).requestContext?.identity?.userArn);
    const key = route.idempotent === true ? readKey(req.headers.get("idempotency-key")) : undefined;
    const name = `${route.method} ${route.path}`;
    const call: Call = {
      body: route.request === undefined ? undefined : parseBody(text, req.headers.get("content-type")),
      parameters: params,
      query: Object.fromEntries(new URL(req.url).searchParams),
      principal,
      newId: key === undefined ? randomBytes(16).toString("hex") : idOf([principal, name, key, text]),
    };
    const run = (): Promise<Answer> => route.handle(call, platform);
    const answer =
      key === undefined
        ? await run()
        : await idempotently({ key, principal, route: name, body: text }, store, context, run);
    logger.info("request.answered", { route: name, status: answer.status, principal });
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  }
  return router;
}

/** Powertools throws errors of its own for parameters that are blank or cannot be decoded. */
function refusalOf(error: Error): Error {
  if (!(error instanceof RouteMatchingError) && !(error instanceof URIError)) return error;
  return new ProblemError(400, "request-not-valid", "A part of the path is blank or not decodable.");
}

function readKey(header: string | null): string | undefined {
  if (header === null) return undefined;
  if (/^[\x21-\x7e]{1,128}$/.test(header)) return header;
  throw new ProblemError(400, "idempotency-key", "An idempotency key has 1 to 128 visible ASCII characters.");
}

function idOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

function requestIdOf(event: unknown): string {
  const { requestContext } = event as { requestContext?: { requestId?: string } };
  return requestContext?.requestId ?? "unknown";
}
