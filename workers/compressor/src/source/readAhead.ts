import { mapConcurrently, type ObjectCreated, Semaphore } from "@sallyport/worker-kit";
import { reclaimMemory } from "../archive/reclaimMemory.js";
import type { ObjectStore } from "../ports.js";
import { type ReadObject, readObject } from "./readObject.js";

/** GETs in flight. */
const READS_IN_FLIGHT = 24;
/** Bytes that are read, or being read, and not used yet. */
const BYTES_AHEAD = 64 * 1024 * 1024;

/** What came of one read. */
export type Attempt<Candidate> = { readonly candidate: Candidate } & (
  | { readonly object: ReadObject }
  | { readonly error: unknown }
);

export interface ReadAheadOptions {
  readonly store: ObjectStore;
  readonly signal: AbortSignal;
  /** See `readObject`. */
  readonly admit: (bytes: number) => boolean;
}

/**
 * Reads objects in their order, many at a time and some megabytes ahead. An object's bytes are valid until the next one is
 * asked for. Never rejects; whoever breaks off waits for the reads that are under way.
 */
export async function* readAhead<Candidate extends { readonly object: ObjectCreated }>(
  candidates: readonly Candidate[],
  { store, signal, admit }: ReadAheadOptions,
): AsyncGenerator<Attempt<Candidate>, void> {
  const settle: ((attempt: Attempt<Candidate>) => void)[] = [];
  const attempts = candidates.map(() => new Promise<Attempt<Candidate>>((resolve) => settle.push(resolve)));
  const memory = new Semaphore(BYTES_AHEAD);
  let stopped = false;
  // In the order of the candidates, so that the one that is waited for is never behind those that fill the memory.
  const reading = mapConcurrently(candidates, READS_IN_FLIGHT, async (candidate, index) => {
    await memory.acquire(candidate.object.size);
    if (stopped) return memory.release(candidate.object.size);
    settle[index]?.(await attempt(candidate));
  });
  try {
    for (const [index, candidate] of candidates.entries()) {
      const result = await attempts[index];
      if (result) yield result;
      if (result && "object" in result) reclaimMemory(result.object.bytes);
      memory.release(candidate.object.size);
    }
  } finally {
    stopped = true;
    memory.release(BYTES_AHEAD);
    await reading;
  }

  async function attempt(candidate: Candidate): Promise<Attempt<Candidate>> {
    try {
      return { candidate, object: await readObject(store, candidate.object, { signal, admit }) };
    } catch (error) {
      return { candidate, error };
    }
  }
}
