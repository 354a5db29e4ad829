import { PoisonError } from "@sallyport/worker-kit";
import type { SourceSettings } from "../settings/readSettings.js";

/**
 * Checks that objects are the rule's: its bucket, prefix and suffix. The notification filters the same; this holds where
 * somebody sends to the queue by hand.
 *
 * @throws PoisonError for an object outside the rule
 */
export function acceptObjects<Named extends { readonly bucket: string; readonly key: string }>(
  objects: readonly Named[],
  settings: SourceSettings,
): readonly Named[] {
  for (const { bucket, key } of objects) {
    if (bucket !== settings.SALLYPORT_SOURCE_BUCKET) throw outside("its bucket");
    if (!key.startsWith(settings.SALLYPORT_SOURCE_PREFIX)) throw outside("its prefix");
    if (!key.endsWith(settings.SALLYPORT_SOURCE_SUFFIX)) throw outside("its suffix");
  }
  return objects;
}

function outside(what: string): PoisonError {
  return new PoisonError({
    reason: "outside-the-rule",
    what: `An event names an object that is not the rule's: ${what} differs`,
    fix: "Compare the bucket's notification with the rule, and see who else sends to the queue",
  });
}
