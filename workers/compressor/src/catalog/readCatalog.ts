import { parquetReadObjects } from "hyparquet";
import { z } from "zod";
import { CatalogError } from "./CatalogError.js";
import type { CatalogRow } from "./CatalogRow.js";
import { catalogColumns } from "./catalogColumns.js";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const strings = text.transform((value, context) => {
  if (value === undefined) return undefined;
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(value));
  } catch {
    context.addIssue({ code: "custom", message: "is no JSON object of strings" });
    return z.NEVER;
  }
});

const row = z.object({
  event: z.enum(["created", "deleted"]),
  source_bucket: z.string(),
  key: z.string().min(1),
  version_id: text,
  sequencer: text,
  event_time: z.date(),
  size: z
    .bigint()
    .nonnegative()
    .nullish()
    .transform((value) => (typeof value === "bigint" ? Number(value) : undefined)),
  sha256: text,
  etag: text,
  storage_class: text,
  content_type: text,
  tags: strings,
  metadata: strings,
  archive_bucket: z.string().min(1),
  archive_key: z.string().min(1),
  archive: z.string().min(1),
});

/**
 * The rows of a catalog file, in the order in which they were written. Columns that this release does not know are left
 * out.
 *
 * @param where what errors call the file
 * @throws CatalogError for bytes that are no catalog file
 */
export async function readCatalog(bytes: Buffer, where: string): Promise<CatalogRow[]> {
  const found = await parse(bytes, where);
  return found.map((record, index) => {
    const { success, data, error } = row.safeParse(record);
    if (success) return rowOf(data);
    const [issue] = error.issues;
    const what = `Row ${index + 1} of the catalog file cannot be used: ${issue?.path.join(".")} ${issue?.message}`;
    throw new CatalogError(what, where, "It was not written by Sallyport, or by a newer release of it.");
  });
}

async function parse(bytes: Buffer, where: string): Promise<unknown[]> {
  try {
    // A copy: hyparquet reads from the start of the memory that a buffer may only be a part of.
    return await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  } catch (cause) {
    throw new CatalogError("The catalog file is no whole Parquet file", where, "Fetch it again.", cause);
  }
}

function rowOf(data: z.infer<typeof row>): CatalogRow {
  const entries = catalogColumns.map(({ name, property }) => [property, data[name as keyof typeof data]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as CatalogRow;
}
