import { RetryableError } from "@sallyport/worker-kit";
import type { InputStore } from "../ports.js";

/** Files by what tells their content. */
export type SeenInput = readonly { readonly key: string; readonly etag: string }[];

/**
 * Lists the input again.
 *
 * @throws RetryableError `input-changed` where it is not the one that was computed from
 */
export async function assertSameInput(
  input: InputStore,
  prefix: string,
  seen: SeenInput,
  signal: AbortSignal,
): Promise<void> {
  const now = new Map((await input.list(prefix, signal)).map(({ key, etag }) => [key, etag]));
  if (now.size === seen.length && seen.every(({ key, etag }) => now.get(key) === etag)) return;
  throw new RetryableError({
    reason: "input-changed",
    what: "Files of the input came, changed or went while the tables were compared with it",
    fix: "Nothing was removed. Run it again once the run that reads them has ended",
  });
}
