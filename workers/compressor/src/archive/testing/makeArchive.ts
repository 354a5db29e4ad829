import { type ArchiveSummary, ArchiveWriter, type ArchiveWriterOptions } from "../ArchiveWriter.js";
import { archiveId } from "../archiveId.js";
import type { EntryMetadata } from "../EntryMetadata.js";

/** An object to archive. */
export interface Input extends Omit<EntryMetadata, "size"> {
  readonly body: Buffer;
}

/** Writes an archive into memory. */
export async function makeArchive(
  inputs: readonly Input[],
  options: Partial<ArchiveWriterOptions> = {},
): Promise<{ readonly bytes: Buffer; readonly summary: ArchiveSummary }> {
  const chunks: Buffer[] = [];
  const writer = new ArchiveWriter({
    id: archiveId("rule", inputs, options.deletions),
    rule: "rule",
    ...options,
    sink: async (chunk) => {
      chunks.push(Buffer.from(chunk));
    },
  });
  for (const { body, ...entry } of inputs) await writer.add({ ...entry, size: body.length }, [body]);
  const summary = await writer.finish();
  return { bytes: Buffer.concat(chunks), summary };
}
