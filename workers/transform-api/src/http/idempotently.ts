import { createHash } from "node:crypto";
import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from "@aws-lambda-powertools/idempotency";
import type { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import type { Context } from "aws-lambda";
import type { Answer } from "../routes/Route.js";
import { ProblemError } from "./ProblemError.js";

export interface KeyedCall {
  /** Of the header. */
  readonly key: string;
  /** Another caller's key is another key: nobody is answered with what somebody else got. */
  readonly principal: string;
  readonly route: string;
  readonly body: string;
}

/** Seconds that an answer is kept for its key. */
const KEPT = 86_400;

/**
 * Answers a repeated call with the answer of the first; Powertools keeps it in the table. A call that failed is not kept.
 * @throws ProblemError `idempotency-key-in-progress` (409), `idempotency-key-reused` (422)
 */
export async function idempotently(
  { key, principal, route, body }: KeyedCall,
  store: DynamoDBPersistenceLayer,
  context: Context,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: "key",
    payloadValidationJmesPath: "body",
    expiresAfterSeconds: KEPT,
  });
  config.registerLambdaContext(context);
  const once = makeIdempotent(async (_call: { readonly key: string; readonly body: string }) => stored(await run()), {
    persistenceStore: store,
    config,
    keyPrefix: route,
  });
  try {
    return await once({ key: `${principal}\n${key}`, body: createHash("sha256").update(body).digest("hex") });
  } catch (error) {
    if (error instanceof IdempotencyAlreadyInProgressError)
      throw new ProblemError(409, "idempotency-key-in-progress", "A call with this idempotency key is being answered.");
    if (error instanceof IdempotencyValidationError)
      throw new ProblemError(422, "idempotency-key-reused", "The idempotency key was used for another body.");
    throw error;
  }
}

/** As JSON has it: DynamoDB takes no field that is undefined. */
function stored(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer)) as Answer;
}
