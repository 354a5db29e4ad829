import type { Semaphore } from "@sallyport/worker-kit";
import { archiveLargeObject } from "./archiveLargeObject.js";
import { archiveObjects } from "./archiveObjects.js";
import type { Batch } from "./Batch.js";
import type { SourceContext } from "./SourceContext.js";
import { settleBatch } from "./settleBatch.js";

/**
 * Archives a batch and settles its messages: one archive for all objects that fit into a batch, one for each larger one.
 * `alone` lets one large object pass at a time, over all batches: it uses every core by itself, and two would only take
 * twice the memory.
 */
export async function processBatch(batch: Batch, context: SourceContext, alone: Semaphore): Promise<void> {
  const limit = context.settings.SALLYPORT_BATCH_BYTES;
  const large = batch.candidates.filter(({ object }) => object.size > limit);
  const fitting = batch.candidates.filter(({ object }) => object.size <= limit);
  const outcomes = await archiveObjects(fitting, context);
  for (const candidate of large) {
    await alone.acquire();
    outcomes.set(candidate, await archiveLargeObject(candidate, context).finally(() => alone.release()));
  }
  await settleBatch(batch, outcomes, context);
}
