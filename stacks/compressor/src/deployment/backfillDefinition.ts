/** What a backfill lists, and where it sends what it finds. */
export interface Backfill {
  readonly partition: string;
  readonly bucket: string;
  /** The rule's: empty, or ends with a delimiter. */
  readonly prefix: string;
  /** The rule's source queue. */
  readonly queueUrl: string;
}

/** Objects in a message, as the worker takes at most: see its `objectsRequest`. */
const OBJECTS_IN_A_MESSAGE = 100;
/** Half of what SQS takes in a message, since the listing's form of an object is not exactly the message's. */
const BYTES_IN_A_MESSAGE = 128 * 1024;
/** Messages sent at a time: about 10,000 objects a second, which workers have to catch up with. */
const MESSAGES_AT_A_TIME = 20;
/** A listing of a hundred million objects takes hours. */
const LONGEST_SECONDS = 2 * 86_400;

/** Errors of a send that pass: SQS's own, and that there is no answer. */
const passing = ["SQS.SdkClientException", "SQS.AmazonSQSException", "SQS.SqsException", "States.Timeout"];

/**
 * The state machine that asks a rule's source for all objects that are there, in Amazon States Language. Its input may
 * narrow it, `{ "below": "2026/" }`, to the keys that start with the rule's prefix and that text; `{ "below": "" }` is all.
 *
 * A distributed map lists the bucket and starts a child execution for each hundred objects, which sends one message in the
 * form that the worker knows as a request. The listing has no version ids: the worker reads what is current by then, which
 * is never older. Requests have no sequencer, so that no event is overtaken by them. No failure is tolerated: a batch that
 * SQS does not take after its retries ends the run, which tells its alarm and can be redriven from there, where a tolerated
 * one would be objects that nobody misses. Ten million objects are safe in one run (its result is a byte or two a message,
 * of at most 256 KiB); larger buckets go by several, each below a part of the prefix.
 *
 * The sandbox's emulator runs the map, its reader, selector, concurrency and the sending, one item a child. Not proven here:
 * the batching (it has no ItemBatcher), that retries meet the names under which SQS's errors come, and, since no role is
 * judged there, that the role's rights are enough: those are as the developer guide has them for distributed maps.
 */
export function backfillDefinition({ partition, bucket, prefix, queueUrl }: Backfill): string {
  return JSON.stringify({
    Comment: "Asks the compressor's source for the objects that are there",
    StartAt: "EachObject",
    States: {
      EachObject: {
        Type: "Map",
        Label: "EachObject",
        ItemReader: {
          Resource: `arn:${partition}:states:::s3:listObjectsV2`,
          Parameters: { Bucket: bucket, "Prefix.$": `States.Format('${quoted(prefix)}{}', $.below)` },
        },
        ItemSelector: { "key.$": "$$.Map.Item.Value.Key", "size.$": "$$.Map.Item.Value.Size" },
        ItemBatcher: { MaxItemsPerBatch: OBJECTS_IN_A_MESSAGE, MaxInputBytesPerBatch: BYTES_IN_A_MESSAGE },
        MaxConcurrency: MESSAGES_AT_A_TIME,
        ToleratedFailurePercentage: 0,
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
          StartAt: "Ask",
          States: { Ask: askState({ partition, bucket, queueUrl }) },
        },
        ResultPath: null,
        End: true,
      },
    },
    TimeoutSeconds: LONGEST_SECONDS,
  });
}

function askState({ partition, bucket, queueUrl }: Omit<Backfill, "prefix">) {
  return {
    Type: "Task",
    Resource: `arn:${partition}:states:::sqs:sendMessage`,
    Parameters: {
      QueueUrl: queueUrl,
      MessageBody: {
        source: "sallyport.compressor",
        "detail-type": "Objects Requested",
        detail: { bucket, "objects.$": "$.Items" },
      },
    },
    Retry: [{ ErrorEquals: passing, IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 6, JitterStrategy: "FULL" }],
    TimeoutSeconds: 30,
    // What the send answers would add up to more than a result may have.
    ResultSelector: {},
    End: true,
  };
}

/** Text within a literal of States.Format, in which quotes, braces and backslashes mean something. */
function quoted(text: string): string {
  return text.replaceAll(/['{}\\]/g, (character) => `\\${character}`);
}
