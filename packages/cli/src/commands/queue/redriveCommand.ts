import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { mapConcurrently } from "@sallyport/worker-kit";
import { Command } from "commander";
import { withClients } from "../../aws/withClients.js";
import { CommandError } from "../../output/CommandError.js";
import { JsonList } from "../../output/JsonList.js";
import { printable } from "../../output/printable.js";
import { startProgress } from "../../output/progress.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { DeadLetters } from "./letters/DeadLetters.js";
import type { Letter } from "./letters/Letter.js";
import { findQueues } from "./place/findQueues.js";
import { type QueueOptions, withQueues } from "./place/queueOptions.js";
import { sourceQueueOf } from "./place/sourceQueueOf.js";

interface Options extends QueueOptions {
  readonly to?: string;
  readonly max: number;
  readonly json?: boolean;
}

/** A message that was moved, as `--json` lists it; `sentAs` is its id in the queue that it went to. */
interface Moved {
  readonly queue: string;
  readonly to: string;
  readonly id: string;
  readonly sentAs: string;
}

const SENDS_IN_FLIGHT = 10;

/**
 * `sallyport queue redrive`. Each message is received, sent to its queue and only then deleted: a command that is killed in between
 * leaves it in both queues, never in none, and the workers take it twice without harm. SQS's own StartMessageMoveTask is not used: it moves
 * all or nothing, tells no message by its id, and goes on where the command ends; for millions of messages it is the faster one.
 */
export function redriveCommand(): Command {
  return withQueues(new Command("redrive"))
    .description("move the messages of a dead-letter queue back to the queue that they come from")
    .option("--to <queue-url>", "the queue, where more than one has this dead-letter queue")
    .option("--max <number>", "messages of each queue at most", wholeNumber("--max", 1, 1e9), Number.POSITIVE_INFINITY)
    .option("--json", "print the messages that were moved as one JSON document")
    .action(async (url: string | undefined, { to, max, json, ...options }: Options) => {
      if (to !== undefined && url === undefined)
        throw new CommandError("--to is for one dead-letter queue", "name that queue, not a stack", 64);
      const queues = await findQueues(url, options);
      await withClients(async (clients) => {
        const redrive = async (list: JsonList | undefined): Promise<void> => {
          for (const { region, url: from } of queues) {
            const sqs = await clients.sqs(region);
            const target = to ?? (await sourceQueueOf(sqs, from));
            const progress = startProgress("moving", undefined);
            let moved = 0;
            try {
              for await (const batch of moving(sqs, { from, to: target, max })) {
                for (const row of batch) list?.add(row);
                moved += batch.length;
                progress.update(moved);
              }
            } finally {
              progress.end();
            }
            if (!json) process.stdout.write(printable(`${from}: ${moved} messages moved to ${target}`).concat("\n"));
          }
        };
        await (json ? JsonList.write(redrive) : redrive(undefined));
      });
    });
}

async function* moving(
  sqs: SQSClient,
  { from, to, max }: { readonly from: string; readonly to: string; readonly max: number },
): AsyncGenerator<readonly Moved[], void> {
  const letters = new DeadLetters(sqs, from);
  for await (const leased of letters.lease(max)) {
    const sent: { letter: Letter; sentAs: string }[] = [];
    try {
      await mapConcurrently(leased, SENDS_IN_FLIGHT, async (letter) => {
        const { body: MessageBody, attributes: MessageAttributes } = letter;
        const { MessageId = "" } = await sqs.send(
          new SendMessageCommand({ QueueUrl: to, MessageBody, MessageAttributes }),
        );
        sent.push({ letter, sentAs: MessageId });
      });
    } finally {
      // What was sent is deleted though another could not be sent; that one comes back when its lease ends.
      const left = await letters.remove(sent.map(({ letter }) => letter));
      if (left.length > 0)
        process.stderr.write(`${left.length} messages were sent, but stay in the dead-letter queue as well\n`);
    }
    yield sent.map(({ letter, sentAs }) => ({ queue: from, to, id: letter.id, sentAs }));
  }
}
