import { randomUUID } from "node:crypto";
import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { CommandError, type FailureCode } from "../../../output/CommandError.js";
import type { ValidationRun } from "./ValidationRun.js";
import { validationLine } from "./validationLine.js";

/** What the statement of whoever logs names: `log-group:NAME:log-stream:security-validate/*`. */
const streams = "security-validate";

/**
 * Writes the line of a run to a log group, which has to be there: made here, it would be neither encrypted nor kept as long as it should. A
 * run has a stream of its own, so that it reads none and two at once do not meet.
 *
 * @param exitCode of the command where the run could not be logged
 * @throws CommandError where it is not in the log
 */
export async function logRun(
  client: CloudWatchLogsClient,
  logGroupName: string,
  run: ValidationRun,
  exitCode: FailureCode,
): Promise<void> {
  const timestamp = Date.now();
  const logStreamName = `${streams}/${new Date(timestamp).toISOString().slice(0, 10)}/${randomUUID()}`;
  const logEvents = [{ timestamp, message: validationLine(run, timestamp) }];
  try {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const told = await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    if (told.rejectedLogEventsInfo !== undefined) throw new Error("CloudWatch Logs has rejected the event");
  } catch (error) {
    const reason = error instanceof Error ? ("$metadata" in error ? error.name : error.message) : "unknown";
    throw new CommandError(
      `the run is not in the log group ${logGroupName} of ${run.regions[0]}: ${reason}`,
      "See that the group is there, and that you may logs:CreateLogStream and logs:PutLogEvents in it (docs/guides/operations.md)",
      exitCode,
      { cause: error },
    );
  }
}
