import { type FileHandle, open } from "node:fs/promises";
import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { Command, Option } from "commander";
import { withClients } from "../../aws/withClients.js";
import { CommandError } from "../../output/CommandError.js";
import { confirm } from "../../output/confirm.js";
import { isConversation } from "../../output/isConversation.js";
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
  readonly max: number;
  readonly save?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * `sallyport queue purge`. Messages are deleted one batch after the other, each after it was written to the file of `--save`; SQS's own
 * PurgeQueue is not used, since it deletes what nobody has seen. A queue that is no dead-letter queue is refused.
 */
export function purgeCommand(): Command {
  return withQueues(new Command("purge"))
    .description("delete the messages of a dead-letter queue, once someone has confirmed it")
    .option("--max <number>", "messages of each queue at most", wholeNumber("--max", 1, 1e9), Number.POSITIVE_INFINITY)
    .option(
      "--save <file>",
      "write what is deleted to this new file first, a JSON line each; only its owner may read it",
    )
    .addOption(new Option("-y, --yes", "delete without asking; needed where nobody can be asked"))
    .option("--json", "print the messages that were deleted as one JSON document")
    .action(async (url: string | undefined, { max, save, yes = false, json, ...options }: Options) => {
      if (!yes && !isConversation())
        throw new CommandError("purge asks before it deletes, and nobody is here to answer", "add --yes", 64);
      const queues = await findQueues(url, options);
      await withClients(async (clients) => {
        // All are checked before anything of any is deleted.
        for (const queue of queues) await sourceQueueOf(await clients.sqs(queue.region), queue.url);
        const file = save === undefined ? undefined : await newFile(save);
        const purgeAll = async (list: JsonList | undefined): Promise<void> => {
          for (const { region, url: queue } of queues) {
            const sqs = await clients.sqs(region);
            const deleted = yes || (await askToDelete(sqs, queue)) ? await purge(sqs, { queue, max, file, list }) : 0;
            if (!json) process.stdout.write(printable(`${queue}: ${deleted} messages deleted`).concat("\n"));
          }
        };
        try {
          await (json ? JsonList.write(purgeAll) : purgeAll(undefined));
        } finally {
          await file?.close();
        }
      });
    });
}

interface Purge {
  readonly queue: string;
  readonly max: number;
  readonly file: FileHandle | undefined;
  readonly list: JsonList | undefined;
}

async function purge(sqs: SQSClient, { queue, max, file, list }: Purge): Promise<number> {
  const letters = new DeadLetters(sqs, queue);
  const progress = startProgress("deleting", undefined);
  let deleted = 0;
  try {
    for await (const leased of letters.lease(max)) {
      await file?.write(leased.map((letter) => lineOf(queue, letter)).join(""));
      await file?.sync();
      const left = await letters.remove(leased);
      for (const letter of leased) if (!left.includes(letter)) list?.add({ queue, id: letter.id });
      deleted += leased.length - left.length;
      progress.update(deleted);
    }
  } finally {
    progress.end();
  }
  return deleted;
}

function lineOf(queue: string, { id, sentAt, receiveCount, body, attributes }: Letter): string {
  return `${JSON.stringify({ queue, id, sentAt, receiveCount, body, attributes })}\n`;
}

async function askToDelete(sqs: SQSClient, QueueUrl: string): Promise<boolean> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
  );
  const question = `Delete about ${Attributes?.ApproximateNumberOfMessages} messages of ${QueueUrl}?`;
  return await confirm(printable(question), { input: process.stdin, output: process.stderr });
}

async function newFile(path: string): Promise<FileHandle> {
  return await open(path, "wx", 0o600).catch((error: Error) => {
    throw new CommandError(`cannot write what is deleted: ${error.message}`, "give a new file with --save", 64);
  });
}
