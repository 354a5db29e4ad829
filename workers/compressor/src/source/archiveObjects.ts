import { mapConcurrently } from "@sallyport/worker-kit";
import { archiveId } from "../archive/index.js";
import type { Candidate, ObjectDeleted } from "./Batch.js";
import { type ArchiveInput, packArchive } from "./packArchive.js";
import { type ReadObject, readObject } from "./readObject.js";
import { reportArchive } from "./reportArchive.js";
import type { SourceContext } from "./SourceContext.js";

/** What came of a candidate: in an archive that is in the staging bucket, or an error. */
export type Outcome = { readonly archive: string } | { readonly error: unknown };

/** GETs in flight. */
const READS_IN_FLIGHT = 24;

/**
 * Reads the candidates into memory and packs them into one archive, deletions beside them. Those that cannot be read are
 * left out, and never take the others down: the archive's id and content are of those that were read.
 */
export async function archiveObjects(
  candidates: readonly Candidate[],
  context: SourceContext,
): Promise<Map<Candidate, Outcome>> {
  const { settings, store, deadline } = context;
  const outcomes = new Map<Candidate, Outcome>();
  const read: { candidate: Candidate; object: ReadObject }[] = [];
  // Objects that were replaced may be larger than their events said: twice the batch is the bound.
  let memory = 2 * settings.SALLYPORT_BATCH_BYTES;
  const admit = (bytes: number): boolean => {
    if (bytes > memory && memory < 2 * settings.SALLYPORT_BATCH_BYTES) return false;
    memory -= bytes;
    return true;
  };
  const deletions = new Map<Candidate, ObjectDeleted>();
  await mapConcurrently(candidates, READS_IN_FLIGHT, async (candidate) => {
    const { object } = candidate;
    if ("deleted" in object) {
      deletions.set(candidate, object);
      return;
    }
    try {
      read.push({ candidate, object: await readObject(store, object, { signal: deadline, admit }) });
    } catch (error) {
      outcomes.set(candidate, { error });
    }
  });
  if (read.length === 0 && deletions.size === 0) return outcomes;
  const packed = [...read.map(({ candidate }) => candidate), ...deletions.keys()];
  const bytes = read.reduce((sum, { object }) => sum + object.entry.size, 0);
  let outcome: Outcome;
  try {
    outcome = {
      archive: await makeArchive(
        read.map(({ object }) => object),
        [...deletions.values()],
        bytes,
        context,
      ),
    };
  } catch (error) {
    outcome = { error };
  }
  for (const candidate of packed) outcomes.set(candidate, outcome);
  return outcomes;
}

async function makeArchive(
  objects: ReadObject[],
  deleted: readonly ObjectDeleted[],
  bytes: number,
  context: SourceContext,
): Promise<string> {
  // The order of the batch depends on timing; the archive's must not.
  objects.sort((a, b) => (a.entry.key < b.entry.key ? -1 : 1));
  const deletions = deleted
    .map(({ bucket, key, sequencer, deletedAt, versionId }) => ({ bucket, key, sequencer, deletedAt, versionId }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const { SALLYPORT_RULE: rule, SALLYPORT_STAGING_BUCKET: bucket, SALLYPORT_TARGETS: targets } = context.settings;
  const id = archiveId(
    rule,
    objects.map(({ entry }) => entry),
    deletions,
  );
  const startedAt = performance.now();
  await context.ledger.record(id, [...new Set(targets.map(({ region }) => region))]);
  const { store, levels, deadline } = context;
  const summary = await packArchive(id, drain(objects), bytes, {
    store,
    bucket,
    rule,
    targets,
    deletions,
    levels,
    signal: deadline,
  });
  reportArchive(summary, (performance.now() - startedAt) / 1000, context);
  return id;
}

/** Lets go of each object as soon as it is in the archive. */
function* drain(objects: ReadObject[]): Generator<ArchiveInput> {
  objects.reverse();
  for (let object = objects.pop(); object; object = objects.pop()) {
    yield { entry: object.entry, content: [object.bytes] };
  }
}
