import { Command } from "commander";
import type { RegionalClients } from "../../aws/RegionalClients.js";
import { withClients } from "../../aws/withClients.js";
import { grid } from "../../output/grid.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import { size } from "../../output/size.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { contentOf } from "./letters/contentOf.js";
import { DeadLetters } from "./letters/DeadLetters.js";
import type { Letter } from "./letters/Letter.js";
import { reasonOf } from "./letters/reasonOf.js";
import type { DeadLetterQueue } from "./place/DeadLetterQueue.js";
import { findQueues } from "./place/findQueues.js";
import { type QueueOptions, withQueues } from "./place/queueOptions.js";

interface Options extends QueueOptions {
  readonly max: number;
  readonly keys?: boolean;
  readonly json?: boolean;
}

/** A message as `--json` lists it; `reason` is null where no log tells it. */
interface PeekRow {
  readonly queue: string;
  readonly id: string;
  readonly receiveCount: number;
  readonly sentAt: string;
  readonly bytes: number;
  readonly kind: string;
  readonly what: string;
  readonly objects: number;
  readonly reason: string | null;
  readonly message?: string;
  readonly keys?: readonly string[];
}

/** `sallyport queue peek`. */
export function peekCommand(): Command {
  return withQueues(new Command("peek"))
    .description("look at the messages of a dead-letter queue: all stay in it, and can be received at once again")
    .option("--max <number>", "messages of each queue at most", wholeNumber("--max", 1, 1_000), 20)
    .option("--keys", "show the keys of the objects that they name: they may say more than a terminal should")
    .option("--log-group <name>", "the workers' log, which has the reasons (default: the stack's)")
    .option("--json", "print the messages as one JSON document")
    .action(async (url: string | undefined, { max, keys = false, json, ...options }: Options) => {
      const queues = await findQueues(url, options);
      await withClients(async (clients) => {
        const rows: PeekRow[] = [];
        for (const queue of queues) rows.push(...(await peek(queue, { max, keys }, clients)));
        if (json) printJson(rows);
        else process.stdout.write(describe(rows));
      });
    });
}

async function peek(
  { region, url, logGroup }: DeadLetterQueue,
  { max, keys }: Pick<Options, "max" | "keys">,
  clients: RegionalClients,
): Promise<readonly PeekRow[]> {
  const letters = new DeadLetters(await clients.sqs(region), url);
  const taken: Letter[] = [];
  try {
    // They stay hidden until the last is read, so that no answer brings the same one again.
    for await (const leased of letters.lease(max, Number.POSITIVE_INFINITY)) taken.push(...leased);
  } finally {
    await letters.giveBack(taken);
  }
  const logs = logGroup === undefined ? undefined : { client: await clients.logs(region), name: logGroup };
  const rows: PeekRow[] = [];
  for (const letter of taken) {
    const reason = logs && (await reasonOf(logs.client, logs.name, letter));
    rows.push({ queue: url, ...rowOf(letter, keys), reason: null, ...reason });
  }
  return rows;
}

function rowOf({ id, receiveCount, sentAt, body }: Letter, withKeys: boolean | undefined) {
  const { kind, what, keys } = contentOf(body);
  const bytes = Buffer.byteLength(body);
  return { id, receiveCount, sentAt, bytes, kind, what, objects: keys.length, ...(withKeys && { keys }) };
}

function describe(rows: readonly PeekRow[]): string {
  if (rows.length === 0) return "no message has been set aside\n";
  const queues = [...new Set(rows.map(({ queue }) => queue))];
  return queues
    .map((queue) => {
      const own = rows.filter((row) => row.queue === queue);
      const lines = own.map(({ id, receiveCount, sentAt, bytes, what, objects, reason }) => [
        id,
        sentAt.slice(0, 19),
        String(receiveCount),
        String(objects),
        size(bytes),
        printable(what),
        printable(reason ?? "-"),
      ]);
      const table = grid([["message", "sent", "receives", "objects", "size", "event", "reason"], ...lines]);
      const more = own.flatMap(({ id, message, keys = [] }) => [
        ...(message === undefined ? [] : [printable(`${id}: ${message}`)]),
        ...keys.map((key) => printable(`${id}: ${key}`)),
      ]);
      return `${[printable(queue), table, ...more].join("\n")}\n`;
    })
    .join("\n");
}
