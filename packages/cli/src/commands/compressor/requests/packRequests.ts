import { MOST_REQUESTED, objectsRequestBody, type RequestedEntry } from "@sallyport/worker-compressor/events";

/** Of the 256 KiB that SQS takes in a call, so that ten messages fit into one. */
const MOST_BYTES = 24 * 1024;

/** A message, and the objects that it asks for. */
export interface RequestMessage {
  readonly body: string;
  readonly entries: readonly RequestedEntry[];
}

/**
 * Packs objects into messages in their order: few enough in each that they can be settled together, and small enough for
 * ten of them to go in one call.
 */
export function packRequests(bucket: string, objects: readonly RequestedEntry[]): readonly RequestMessage[] {
  const messages: RequestMessage[] = [];
  let entries: RequestedEntry[] = [];
  let bytes = 0;
  const close = (): void => {
    if (entries.length > 0) messages.push({ body: objectsRequestBody(bucket, entries), entries });
    [entries, bytes] = [[], 0];
  };
  for (const entry of objects) {
    const more = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (entries.length >= MOST_REQUESTED || bytes + more > MOST_BYTES) close();
    entries.push(entry);
    bytes += more;
  }
  close();
  return messages;
}
