import { setTimeout as delay } from "node:timers/promises";
import {
  type AttributeValue,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type Update,
} from "@aws-sdk/client-dynamodb";
import { RetryableError } from "@sallyport/worker-kit";

/** Attributes of an item. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** DynamoDB's limit for one transaction. */
const BATCH = 100;
/** Transactions for one batch: each but the first is for items that somebody else had, or changed meanwhile. */
const ROUNDS = 8;
/** Codes of a cancelled item that pass with time. */
const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * Makes many conditional updates with few calls, a transaction for each hundred. The transaction is for its price in
 * calls only: an item whose condition fails does not keep the others back. `onConflict` gets it as it is, and answers
 * with another update or with nothing, which leaves it.
 *
 * @throws RetryableError `ledger-contended` when items keep changing; the SDK's errors
 */
export async function transactUpdates<Subject>(
  client: DynamoDBClient,
  updates: ReadonlyMap<Subject, Update>,
  onConflict: (subject: Subject, found: Item) => Promise<Update | undefined>,
): Promise<void> {
  const entries = [...updates];
  for (let from = 0; from < entries.length; from += BATCH) {
    await transactBatch(client, new Map(entries.slice(from, from + BATCH)), onConflict);
  }
}

async function transactBatch<Subject>(
  client: DynamoDBClient,
  pending: Map<Subject, Update>,
  onConflict: (subject: Subject, found: Item) => Promise<Update | undefined>,
): Promise<void> {
  for (let round = 1; pending.size > 0; round++) {
    const subjects = [...pending.keys()];
    try {
      const TransactItems = [...pending.values()].map((update) => ({ Update: update }));
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException) || round >= ROUNDS) throw contended(error);
      let contention = false;
      for (const [index, { Code, Item: found = {} }] of (error.CancellationReasons ?? []).entries()) {
        const subject = subjects[index];
        if (subject === undefined || Code === undefined || Code === "None") continue;
        if (Code !== "ConditionalCheckFailed") {
          if (!passing.has(Code)) throw error;
          contention = true;
          continue;
        }
        const next = await onConflict(subject, found);
        if (next) pending.set(subject, next);
        else pending.delete(subject);
      }
      if (contention) await delay(Math.random() * 50 * 2 ** round);
    }
  }
}

function contended(error: unknown): unknown {
  if (!(error instanceof TransactionCanceledException)) return error;
  return new RetryableError({
    reason: "ledger-contended",
    what: "Items of the ledger were changed again and again while they were to be claimed",
    fix: "It is tried again later",
    cause: error,
  });
}
