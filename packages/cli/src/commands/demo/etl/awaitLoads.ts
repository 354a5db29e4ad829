import { setTimeout as delay } from "node:timers/promises";
import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { ledgerSchema } from "@sallyport/worker-etl/migrate";
import type { ClientBase } from "pg";
import { CommandError } from "../../../output/CommandError.js";
import type { LedgerRow } from "../../etl/ledger/LedgerRow.js";
import { readLedger } from "../../etl/ledger/readLedger.js";
import type { Uploaded } from "./uploadDelivery.js";

export interface AwaitedLoads {
  readonly client: ClientBase;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly schema: string;
  readonly uploaded: readonly Uploaded[];
  readonly onCount: (loads: number) => void;
  /** How long nothing may change before the wait gives up, milliseconds. */
  readonly patience: number;
}

/**
 * Waits until the ledger has every uploaded file and the queue is empty.
 *
 * @returns the ledger's line of each file, in their order
 * @throws CommandError when a file was set aside, or nothing has happened for longer than the patience
 */
export async function awaitLoads(wanted: AwaitedLoads): Promise<readonly LedgerRow[]> {
  const { client, schema, uploaded, onCount, patience } = wanted;
  let before = "";
  let lastChange = Date.now();
  for (;;) {
    const ledger = await readLedger(client, { schema, limit: 1_000 });
    const found = uploaded.map(({ bucket, key, etag }) =>
      ledger.find((row) => row.bucket === bucket && row.key === key && row.etag === etag),
    );
    const lines = found.filter((row) => row !== undefined);
    onCount(lines.length);
    const waiting = await messagesIn(wanted.sqs, wanted.queueUrl);
    if (lines.length === uploaded.length && waiting === 0) return lines;
    const setAside = await messagesIn(wanted.sqs, wanted.deadLetterQueueUrl);
    if (setAside > 0) throw failure(`${setAside} files were set aside after loads that failed`);
    const now = `${lines.length} ${waiting}`;
    if (now !== before) lastChange = Date.now();
    before = now;
    if (Date.now() - lastChange > patience)
      throw failure(
        `the ledger (${ledgerSchema}.loads) has ${lines.length} of ${uploaded.length} files, and nothing has happened for ${patience / 1000} s`,
      );
    await delay(500);
  }
}

function failure(message: string): CommandError {
  return new CommandError(
    message,
    "look at the worker's log (logs/tasks in the sandbox folder), and at docs/runbooks/stuck-load.md",
    1,
  );
}

/** Messages that wait or are in work. */
async function messagesIn(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }));
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
