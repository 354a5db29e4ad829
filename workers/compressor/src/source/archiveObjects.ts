import { archiveId, type EntryMetadata } from "../archive/index.js";
import type { Candidate, CreatedCandidate, DeletedCandidate } from "./Batch.js";
import { type ArchiveInput, packArchive } from "./packArchive.js";
import { type Attempt, readAhead } from "./readAhead.js";
import type { ReadObject } from "./readObject.js";
import { reportArchive } from "./reportArchive.js";
import type { SourceContext } from "./SourceContext.js";

/** What came of a candidate: in an archive that is in the staging bucket, or an error. */
export type Outcome = { readonly archive: string } | { readonly error: unknown };

/**
 * Reads the candidates and packs them into one archive while they come, deletions beside them. Those that cannot be read
 * are left out, and never take the others down: the archive's id and content are of those that were read.
 */
export async function archiveObjects(
  candidates: readonly Candidate[],
  context: SourceContext,
): Promise<Map<Candidate, Outcome>> {
  const { settings, store, deadline } = context;
  const outcomes = new Map<Candidate, Outcome>();
  // The order of the batch depends on timing; the archive's must not.
  const ordered = candidates.toSorted((a, b) => (a.object.key < b.object.key ? -1 : 1));
  const deletions = ordered.filter(isDeletion);
  const reads = readAhead(ordered.filter(isCreation), { store, signal: deadline, admit: admission(settings) });
  try {
    const first = await nextRead(reads, outcomes);
    if (!first && deletions.length === 0) return outcomes;
    const archive = await makeArchive(inputsOf(first, reads, outcomes), deletions, sizeOf(candidates), context);
    for (const candidate of candidates) if (!outcomes.has(candidate)) outcomes.set(candidate, { archive });
  } catch (error) {
    for (const candidate of candidates) if (!outcomes.has(candidate)) outcomes.set(candidate, { error });
  } finally {
    await reads.return();
  }
  return outcomes;
}

type Read = Extract<Attempt<CreatedCandidate>, { readonly object: ReadObject }>;

/** The next object that could be read; those that could not have their outcome by then. */
async function nextRead(
  reads: AsyncGenerator<Attempt<CreatedCandidate>, void>,
  outcomes: Map<Candidate, Outcome>,
): Promise<Read | undefined> {
  for (let { value } = await reads.next(); value; { value } = await reads.next()) {
    if ("object" in value) return value;
    outcomes.set(value.candidate, { error: value.error });
  }
  return undefined;
}

async function* inputsOf(
  first: Read | undefined,
  reads: AsyncGenerator<Attempt<CreatedCandidate>, void>,
  outcomes: Map<Candidate, Outcome>,
): AsyncGenerator<ArchiveInput, void> {
  for (let read = first; read; read = await nextRead(reads, outcomes)) {
    yield { entry: read.object.entry, content: [read.object.bytes] };
  }
}

async function makeArchive(
  inputs: AsyncIterable<ArchiveInput>,
  deleted: readonly DeletedCandidate[],
  bytes: number,
  context: SourceContext,
): Promise<string> {
  const { SALLYPORT_RULE: rule, SALLYPORT_STAGING_BUCKET: bucket, SALLYPORT_TARGETS: targets } = context.settings;
  const { store, ledger, levels, deadline } = context;
  const deletions = deleted.map(({ object: { bucket, key, sequencer, deletedAt, versionId } }) => ({
    bucket,
    key,
    sequencer,
    deletedAt,
    versionId,
  }));
  const name = async (entries: readonly EntryMetadata[]): Promise<string> => {
    const id = archiveId(rule, entries, deletions);
    await ledger.record(id, [...new Set(targets.map(({ region }) => region))]);
    return id;
  };
  const startedAt = performance.now();
  const options = { store, bucket, rule, targets, deletions, levels, signal: deadline };
  const summary = await packArchive(name, inputs, bytes, options);
  reportArchive(summary, (performance.now() - startedAt) / 1000, context);
  return summary.manifest.id;
}

/** Objects that were replaced may be larger than their events said: twice the batch is the bound. */
function admission({ SALLYPORT_BATCH_BYTES: limit }: SourceContext["settings"]): (bytes: number) => boolean {
  let memory = 2 * limit;
  return (bytes) => {
    if (bytes > memory && memory < 2 * limit) return false;
    memory -= bytes;
    return true;
  };
}

function sizeOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { object }) => sum + object.size, 0);
}

function isDeletion(candidate: Candidate): candidate is DeletedCandidate {
  return "deleted" in candidate.object;
}

function isCreation(candidate: Candidate): candidate is CreatedCandidate {
  return !isDeletion(candidate);
}
