import type { z } from "zod";
import { PoisonError } from "../errors/PoisonError.js";

interface Expected<Schema> {
  readonly schema: Schema;
  /** What the message is, if it is not that: "neither an S3 notification nor a sweep". */
  readonly otherwise: string;
  /** Who may send to the queue: "its bucket and its schedule". */
  readonly senders: string;
}

/**
 * The body of a message as JSON of a known shape.
 *
 * @throws PoisonError for anything else, without a word of the message, which may hold customers' data
 */
export function parseMessage<Schema extends z.ZodType>(body: string, expected: Expected<Schema>): z.output<Schema> {
  const { schema, otherwise, senders } = expected;
  const parsed = schema.safeParse(parseJson(body, senders));
  if (parsed.success) return parsed.data;
  throw unknownMessage(`The message is ${otherwise}`, senders);
}

function parseJson(body: string, senders: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw unknownMessage("The message is no JSON", senders);
  }
}

function unknownMessage(what: string, senders: string): PoisonError {
  const fix = `Find out who sent it: the queue takes events of ${senders} only`;
  return new PoisonError({ reason: "unknown-message", what, fix });
}
