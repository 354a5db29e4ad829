import { listKeys, queueDepth } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";

/** What is left to do in a bed: messages in the workers' queues, in work or not, archives in both staging buckets, dead letters. */
export interface Rest {
  readonly messages: number;
  readonly archives: number;
  readonly deadLetters: number;
}

export async function restOf({
  source,
  target,
  sourceQueue,
  targetQueue,
  outbound,
  inbound,
}: CompressorBed): Promise<Rest> {
  const queues = [
    [source, sourceQueue.url, sourceQueue.deadLetterUrl],
    [target, targetQueue.url, targetQueue.deadLetterUrl],
  ] as const;
  const depths = await Promise.all(
    queues.flatMap(([clients, ...urls]) => urls.map(async (url) => await queueDepth(clients, url))),
  );
  const [atSource = 0, deadAtSource = 0, atTarget = 0, deadAtTarget = 0] = depths.map(
    ({ visible, leased }) => visible + leased,
  );
  const staged = await Promise.all([listKeys(source, outbound), listKeys(target, inbound)]);
  return {
    messages: atSource + atTarget,
    archives: staged.flat().length,
    deadLetters: deadAtSource + deadAtTarget,
  };
}
