import type { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { answerCall } from "./http/answerCall.js";
import { makeRouter } from "./http/makeRouter.js";
import { handleEvent } from "./observe/handleEvent.js";
import type { ObserverEvent } from "./observe/ObserverEvent.js";
import type { Platform } from "./Platform.js";
import { handleMessages } from "./submit/handleMessages.js";
import { tellError } from "./telemetry/tellError.js";

/** The three functions of one bundle. */
export interface Handlers {
  /** Of the REST API: all routes. */
  readonly api: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
  /** Of the queue, with ReportBatchItemFailures. */
  readonly submitter: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
  /** Of the rule for "Batch Job State Change", and of the schedule by which long jobs are seen. */
  readonly observer: (event: ObserverEvent, context: Context) => Promise<void>;
}

export function makeHandlers(platform: Platform, store: DynamoDBPersistenceLayer): Handlers {
  const router = makeRouter(platform, store);
  const { logger, metrics } = platform.telemetry;
  const watched = async <T>(context: Context, run: () => Promise<T>): Promise<T> => {
    logger.addContext(context);
    try {
      return await run();
    } catch (error) {
      tellError(platform.telemetry, "invocation.failed", error);
      throw error;
    } finally {
      // Powertools warns of an invocation without metrics, in a line that is no JSON.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
  return {
    api: (event, context) => watched(context, () => answerCall(router, event, context)),
    submitter: (event, context) =>
      watched(context, () => handleMessages(platform, event, context.getRemainingTimeInMillis())),
    observer: (event, context) => watched(context, () => handleEvent(platform, event)),
  };
}
