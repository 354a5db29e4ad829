import { createHash } from "node:crypto";
import { classifyError } from "@sallyport/worker-kit";
import type { Manifest, ManifestTarget } from "../archive/index.js";
import { catalogKey, catalogOf, writeCatalog } from "../catalog/index.js";
import type { TargetContext } from "../target/TargetContext.js";

/**
 * Writes an archive's catalog files, one for each day of its events, unless they are there.
 *
 * @returns how many there are
 */
export async function writeCatalogFiles(
  manifest: Manifest,
  { bucket, kmsKeyArn }: ManifestTarget,
  { store, deadline }: Pick<TargetContext, "store" | "deadline">,
): Promise<number> {
  const days = catalogOf(manifest, bucket);
  for (const [day, rows] of days) {
    const key = catalogKey({ rule: manifest.rule, day, archive: manifest.id });
    const bytes = writeCatalog(rows);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    try {
      await store.put({ bucket, key, headers: { kmsKeyArn }, isNew: true }, bytes, sha256, deadline);
    } catch (error) {
      // S3 has checked its checksum when it was first written.
      if (classifyError(error).kind !== "changed") throw error;
    }
  }
  return days.size;
}
