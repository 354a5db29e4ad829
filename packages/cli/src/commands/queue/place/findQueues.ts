import { CommandError } from "../../../output/CommandError.js";
import { readOutputs } from "../../../pulumi/stack/readOutputs.js";
import { currentRegion } from "../../../settings/currentRegion.js";
import type { DeadLetterQueue } from "./DeadLetterQueue.js";
import type { QueueOptions } from "./queueOptions.js";

interface Placed {
  readonly region: string;
}

/** What the outputs of the pipelines say of their queues: the compressor a list a rule, the others one. */
interface QueueOutputs {
  readonly region?: string;
  readonly deadLetterQueueUrl?: string;
  readonly logGroup?: string;
  readonly rules?: readonly {
    readonly name: string;
    readonly deadLetterQueueUrls: readonly (Placed & { readonly url: string })[];
    readonly logGroups?: readonly (Placed & { readonly name: string })[];
  }[];
}

/**
 * The dead-letter queues that a command is about, each once.
 *
 * @throws CommandError where none is named, or the stack has none that fits
 */
export async function findQueues(
  url: string | undefined,
  { pipeline, rule, region, logGroup, ...place }: QueueOptions,
): Promise<readonly DeadLetterQueue[]> {
  if (url !== undefined) {
    if (place.stack !== undefined || place.outputs !== undefined || rule !== undefined)
      throw new CommandError("a queue and a stack are named", "give QUEUE-URL, or --stack NAME [--rule R]", 64);
    return [{ url: checked(url), region: region ?? regionOf(url), ...(logGroup !== undefined && { logGroup }) }];
  }
  if (place.stack === undefined && place.outputs === undefined)
    throw new CommandError("no queue is named", "give QUEUE-URL, or --stack NAME [--rule R]", 64);
  const queues = queuesIn((await readOutputs(pipeline, place)) as QueueOutputs, rule);
  const wanted = region === undefined ? queues : queues.filter((queue) => queue.region === region);
  const found = [...new Map(wanted.map((queue) => [`${queue.region} ${queue.url}`, queue])).values()];
  if (found.length > 0) return found.map((queue) => ({ ...queue, ...(logGroup !== undefined && { logGroup }) }));
  throw new CommandError(
    "the stack has no such dead-letter queue",
    "check --pipeline, --rule and --region; `sallyport describe` shows a stack's outputs",
    64,
  );
}

function queuesIn({ region, deadLetterQueueUrl, logGroup, rules }: QueueOutputs, rule: string | undefined) {
  if (rules !== undefined)
    return rules
      .filter(({ name }) => rule === undefined || name === rule)
      .flatMap(({ deadLetterQueueUrls, logGroups = [] }) =>
        deadLetterQueueUrls.map((queue, index): DeadLetterQueue => ({ ...queue, logGroup: logGroups[index]?.name })),
      );
  if (region === undefined || deadLetterQueueUrl === undefined || rule !== undefined) return [];
  return [{ region, url: deadLetterQueueUrl, logGroup }];
}

/** In the URLs of AWS itself. */
function regionOf(url: string): string {
  return /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com/.exec(url)?.[1] ?? currentRegion();
}

function checked(url: string): string {
  if (/^https:\/\/[^/]+\/\d{12}\/[A-Za-z0-9_-]{1,80}$/.test(url)) return url;
  throw new CommandError(
    `${url} is no URL of a standard queue`,
    "give it whole, as https://sqs.eu-west-1.amazonaws.com/ACCOUNT/NAME",
    64,
  );
}
