import { setTimeout as delay } from "node:timers/promises";
import { type AttributeValue, type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { CommandError } from "../../../output/CommandError.js";

interface AwaitedRun {
  readonly dynamo: DynamoDBClient;
  /** Table of run records. */
  readonly table: string;
  /** Runs that began earlier do not count. */
  readonly since: Date;
  /** What the run has to have read, and no more: etags by key. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Longest wait, milliseconds. */
  readonly patience: number;
}

/** A run that ended well. */
export interface FinishedRun {
  readonly runId: string;
  readonly days: number;
  readonly seconds: number;
  readonly quality: {
    readonly rows: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly orphans: number;
  };
}

type Item = Readonly<Record<string, AttributeValue>>;

/**
 * Waits for the record of a run that read exactly the given files.
 *
 * @throws CommandError when such a run failed, or none ended within the patience
 */
export async function awaitRun({ dynamo, table, since, inputs, patience }: AwaitedRun): Promise<FinishedRun> {
  const deadline = Date.now() + patience;
  for (;;) {
    for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName: table, ConsistentRead: true })) {
      const record = Items.find((item) => (item.startedAt?.S ?? "") >= since.toISOString() && hasRead(item, inputs));
      if (record) return finished(record);
    }
    if (Date.now() > deadline)
      throw new CommandError(
        `no run has read the uploaded files within ${patience / 1000} s`,
        "look at the worker's log in the sandbox folder (logs/tasks) and at the dead-letter queue",
        1,
      );
    await delay(500);
  }
}

function hasRead({ inputs: read }: Item, inputs: ReadonlyMap<string, string>): boolean {
  const files = read?.L ?? [];
  return files.length === inputs.size && files.every(({ M: file }) => inputs.get(file?.key?.S ?? "") === file?.etag?.S);
}

function finished({ id, status, error, quality, dayCount, seconds }: Item): FinishedRun {
  if (status?.S !== "succeeded")
    throw new CommandError(`the run ${id?.S} failed: ${error?.M?.message?.S}`, "look at its log (logs/tasks)", 1);
  const count = (name: string): number => Number(quality?.M?.[name]?.N);
  return {
    runId: id?.S ?? "",
    days: Number(dayCount?.N),
    seconds: Number(seconds?.N),
    quality: {
      rows: count("rows"),
      duplicates: count("duplicates"),
      rejected: count("rejected"),
      orphans: count("orphans"),
    },
  };
}
