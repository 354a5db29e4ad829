import { setTimeout as delay } from "node:timers/promises";
import { GetQueueUrlCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { CommandError } from "../../../output/CommandError.js";
import { readLines } from "../../incident/logs/readLines.js";
import { ofType } from "../../preflight/ofType.js";
import type { SmokeScope } from "../SmokeScope.js";

/** Events of a worker's log. */
interface SweepEvents {
  readonly done: string;
  readonly failed: readonly string[];
}

const pause = 1_000;

/**
 * Sends the worker what the stack's schedule sends, and waits until its log tells of the end: the whole way from queue to store, and no data
 * changes. Only lines from after the start of this run count.
 */
export async function sweepOnce(scope: SmokeScope, { done, failed }: SweepEvents): Promise<string> {
  const { clients, outputs, regions, since, patience } = scope;
  const region = typeof outputs.region === "string" ? outputs.region : (regions[0] ?? "");
  const { arn, input } = scheduledSweep(scope);
  const sqs = clients.sqs(region);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: arn.split(":").at(-1) }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: input }));
  const logGroup = String(outputs.logGroup);
  const pattern = `{ ${[done, ...failed].map((event) => `($.event = "${event}")`).join(" || ")} }`;
  for (const deadline = Date.now() + patience; ; await delay(pause)) {
    const read = await readLines(clients.logs(region), { logGroup, pattern, since });
    const lines = read.map(({ text }) => lineIn(text));
    const failure = lines.find(({ event }) => failed.includes(event));
    if (failure !== undefined) {
      const reason = failure.reason === "" ? "" : `, reason ${failure.reason}`;
      const fix = `Read the log group ${logGroup}; a pipeline of figures without any input fails so, too`;
      throw new CommandError(`the worker's log says ${failure.event}${reason}`, fix, 1);
    }
    if (lines.some(({ event }) => event === done)) return `the scheduled sweep was taken up and ended (${done})`;
    if (Date.now() > deadline)
      throw new CommandError(
        `the worker has not told of ${done} within ${patience / 1_000} seconds`,
        "whether a task starts: docs/runbooks/stuck-load.md, step 3",
        1,
      );
  }
}

function scheduledSweep({ resources }: SmokeScope): { readonly arn: string; readonly input: string } {
  const found = ofType(resources, "aws:cloudwatch/eventTarget:EventTarget").find(
    ({ props }) => String(props.arn).includes(":sqs:") && String(props.rule).endsWith("-sweep"),
  );
  if (found !== undefined) return { arn: String(found.props.arn), input: String(found.props.input ?? "{}") };
  throw new CommandError("the stack has no scheduled sweep", "deploy it as it is in stacks/", 1);
}

/** The event of a line, and the name of what went wrong: no more, since a line may quote what somebody sent. */
function lineIn(text: string): { readonly event: string; readonly reason: string } {
  try {
    const { event, reason } = JSON.parse(text) as { readonly event?: unknown; readonly reason?: unknown };
    return { event: String(event), reason: typeof reason === "string" && /^[\w.-]{1,60}$/.test(reason) ? reason : "" };
  } catch {
    return { event: "", reason: "" };
  }
}
