import type { RequestedEntry } from "@sallyport/worker-compressor/events";
import type { RegionalClients } from "../../../aws/RegionalClients.js";
import { CommandError } from "../../../output/CommandError.js";
import { isArchived } from "../listing/isArchived.js";
import type { ListedObject } from "../listing/ListedObject.js";
import { listCurrentVersions } from "../listing/listCurrentVersions.js";
import { sendRequests } from "../requests/sendRequests.js";
import type { CompressorRule } from "../rules/CompressorRule.js";
import { type BackfillCounts, noCounts } from "./BackfillCounts.js";
import type { Checkpoint, Place } from "./Checkpoint.js";
import { Pace } from "./Pace.js";

export interface BackfillOptions {
  readonly rule: CompressorRule;
  readonly prefix: string;
  readonly since: Date | undefined;
  /** Only count. */
  readonly dryRun: boolean;
  /** Objects a second at most. */
  readonly rate: number;
  /** Where an earlier run has come to. */
  readonly from: Place | undefined;
  readonly checkpoint: Checkpoint | undefined;
  readonly clients: RegionalClients;
  /** Aborted when it is to stop after what is in work. */
  readonly stopping: AbortSignal;
  readonly onProgress: (place: Place) => void;
}

/** What came of it. `after` is the last key that is done; it is complete unless it was stopped. */
export interface BackfillResult extends BackfillCounts {
  readonly after: string | undefined;
  readonly complete: boolean;
}

/**
 * Asks a rule's source for every object that is there, in the order of the keys. A request names the version that is current now, and has no
 * sequencer: at the targets it comes before any event of the same key, so that nothing newer is overtaken, whenever it arrives; what
 * an event has brought already is not written again.
 *
 * Needs `s3:ListBucketVersions` on the source bucket and what `sendRequests` does.
 */
export async function runBackfill(options: BackfillOptions): Promise<BackfillResult> {
  const { rule, prefix, since, dryRun, rate, from, checkpoint, clients, stopping, onProgress } = options;
  const s3 = await clients.s3(rule.sourceRegion);
  const sqs = await clients.sqs(rule.sourceRegion);
  const [queue] = rule.queueUrls;
  if (queue === undefined) throw new CommandError("the rule has no queue", "deploy the stack again", 2);
  const pace = new Pace(dryRun ? Number.POSITIVE_INFINITY : rate);
  const scope = { bucket: rule.sourceBucket, prefix, suffix: rule.sourceSuffix, startAfter: from?.after };
  let counts = from?.counts ?? noCounts;
  let after = from?.after;
  for await (const page of listCurrentVersions(s3, scope)) {
    for (let start = 0; start < page.length; start += pace.portion) {
      if (stopping.aborted) return { ...counts, after, complete: false };
      const portion = page.slice(start, start + pace.portion);
      const wanted = portion.filter((object) => isWanted(object) && !isArchived(object.storageClass));
      if (!dryRun) await sendRequests(sqs, { url: queue.url, bucket: rule.sourceBucket }, wanted.map(entryOf));
      counts = counted(counts, portion, wanted);
      after = portion.at(-1)?.key ?? after ?? "";
      if (!dryRun) await checkpoint?.write({ after, counts });
      onProgress({ after, counts });
      await pace.after(wanted.length, stopping);
    }
  }
  if (!dryRun) await checkpoint?.remove();
  return { ...counts, after, complete: true };

  function isWanted({ lastModified }: ListedObject): boolean {
    return since === undefined || lastModified >= since;
  }

  function counted(
    { listed, sent, bytes, older, archived }: BackfillCounts,
    portion: readonly ListedObject[],
    wanted: readonly ListedObject[],
  ): BackfillCounts {
    const old = portion.filter((object) => !isWanted(object)).length;
    return {
      listed: listed + portion.length,
      sent: sent + wanted.length,
      bytes: bytes + wanted.reduce((sum, { size }) => sum + size, 0),
      older: older + old,
      archived: archived + portion.length - old - wanted.length,
    };
  }
}

function entryOf({ key, size, etag, versionId }: ListedObject): RequestedEntry {
  return { key, size, etag, ...(versionId !== undefined && { versionId }) };
}
