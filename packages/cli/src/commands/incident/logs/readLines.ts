import { type CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";

export interface LineQuery {
  readonly logGroup: string;
  /** In the language of CloudWatch Logs. The sandbox gives every line whatever it is: judge what comes. */
  readonly pattern: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Lines that are read at most: an incident that makes more is not understood by reading them. */
const most = 50_000;

/** The lines of a log group since a moment, the oldest first. */
export async function readLines(
  client: CloudWatchLogsClient,
  { logGroup, pattern, since }: LineQuery,
): Promise<readonly { readonly time: number; readonly text: string }[]> {
  const lines: { time: number; text: string }[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new FilterLogEventsCommand({ logGroupName: logGroup, filterPattern: pattern, startTime: since, nextToken }),
    );
    lines.push(...(page.events ?? []).map(({ timestamp = 0, message = "" }) => ({ time: timestamp, text: message })));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && lines.length < most);
  return lines;
}
