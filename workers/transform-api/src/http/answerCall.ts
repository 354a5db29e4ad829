import type { Router } from "@aws-lambda-powertools/event-handler/http";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { ProblemError } from "./ProblemError.js";
import { problemResponse } from "./problemResponse.js";

/**
 * Answers a call by the router. What the router itself cannot take (a GET with a body, a path that is no URL, a header that is none) it throws, and API
 * Gateway would make a 502 of it: a body that no route reads is left out, and the rest is a refusal like any other.
 */
export async function answerCall(
  router: Router,
  event: APIGatewayProxyEvent,
  context: Context,
): Promise<APIGatewayProxyResult> {
  const bodiless = event.httpMethod === "GET" || event.httpMethod === "HEAD";
  try {
    return await router.resolve(bodiless ? { ...event, body: null } : event, context);
  } catch {
    const problem = new ProblemError(400, "call-not-readable", "The call is none that HTTP knows.");
    const answer = problemResponse(problem, event.requestContext?.requestId ?? "unknown");
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  }
}
