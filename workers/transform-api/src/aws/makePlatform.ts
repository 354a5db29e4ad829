import { BatchClient } from "@aws-sdk/client-batch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clientSettings } from "@sallyport/worker-kit";
import { BatchTable } from "../jobs/BatchTable.js";
import { JobChanges } from "../jobs/JobChanges.js";
import { JobTable } from "../jobs/JobTable.js";
import { jobRulesOf } from "../jobs/jobRulesOf.js";
import type { Platform } from "../Platform.js";
import type { Settings } from "../settings/readSettings.js";
import { SubmissionRate } from "../submit/SubmissionRate.js";
import { makeTelemetry } from "../telemetry/makeTelemetry.js";
import { BatchService } from "./BatchService.js";
import { S3Objects } from "./S3Objects.js";
import { SubmitQueue } from "./SubmitQueue.js";

const SOCKETS = 32;
/** A function is over long before a call that hangs. */
const IDLE = 10_000;

/** The platform with AWS behind its ports. `client` says how AWS is reached; default: as a function does. */
export function makePlatform(
  settings: Settings,
  client: object = clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS, idleTimeout: IDLE }),
): Platform {
  const now = Date.now;
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(client), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const options = { table: settings.JOBS_TABLE, recordDays: settings.RECORD_DAYS, now };
  const jobs = new JobTable(documents, options);
  const batch = { queue: settings.JOB_QUEUE, definition: settings.JOB_DEFINITION };
  const s3 = new S3Client({
    ...client,
    forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined,
    // A presigned URL would else hold the checksum of an empty body.
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
  return {
    settings,
    rules: jobRulesOf(settings),
    jobs,
    changes: new JobChanges(documents, jobs, options),
    batches: new BatchTable(documents, options),
    rate: new SubmissionRate(documents, {
      table: settings.JOBS_TABLE,
      perSecond: settings.SUBMIT_RATE_PER_SECOND,
      now,
    }),
    service: new BatchService(new BatchClient(client), new BatchClient({ ...client, maxAttempts: 1 }), batch),
    objects: new S3Objects(s3),
    queue: new SubmitQueue(new SQSClient(client), settings.SUBMIT_QUEUE_URL),
    telemetry: makeTelemetry(settings.JOB_QUEUE),
    now,
  };
}
