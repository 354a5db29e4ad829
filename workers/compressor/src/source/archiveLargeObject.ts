import { archiveId } from "../archive/index.js";
import type { Outcome } from "./archiveObjects.js";
import type { Candidate } from "./Batch.js";
import { openObject } from "./openObject.js";
import { packArchive } from "./packArchive.js";
import { reportArchive } from "./reportArchive.js";
import type { SourceContext } from "./SourceContext.js";

/**
 * Streams one object that is larger than a batch into an archive of its own, without holding it. A read that breaks off
 * goes on by range; where the object was replaced meanwhile, the upload is aborted and the message tried again.
 */
export async function archiveLargeObject({ object }: Candidate, context: SourceContext): Promise<Outcome> {
  const { settings, store, ledger, levels, deadline } = context;
  const { SALLYPORT_RULE: rule, SALLYPORT_STAGING_BUCKET: bucket, SALLYPORT_TARGETS: targets } = settings;
  const startedAt = performance.now();
  try {
    const { entry, body, close } = await openObject(store, object, deadline);
    try {
      const id = archiveId(rule, [entry]);
      await ledger.record(id, [...new Set(targets.map(({ region }) => region))]);
      const options = { store, bucket, rule, targets, levels, signal: deadline };
      const summary = await packArchive(id, [{ entry, content: body }], entry.size, options);
      reportArchive(summary, (performance.now() - startedAt) / 1000, context);
      return { archive: id };
    } finally {
      close();
    }
  } catch (error) {
    return { error };
  }
}
