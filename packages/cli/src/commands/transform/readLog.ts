import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { LogPlace } from "./logPlaceOf.js";

/** The lines of a log from its start, as far as they have come. Needs logs:GetLogEvents of the stream. */
export async function* readLog({ region, group, stream }: LogPlace): AsyncGenerator<string> {
  const client = new CloudWatchLogsClient({ region });
  let nextToken: string | undefined;
  for (;;) {
    const { events = [], nextForwardToken } = await client.send(
      new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, startFromHead: true, nextToken }),
    );
    for (const { message = "" } of events) yield message;
    // CloudWatch Logs repeats the token at the end; a page may be empty before that.
    if (nextForwardToken === undefined || nextForwardToken === nextToken) return;
    nextToken = nextForwardToken;
  }
}
