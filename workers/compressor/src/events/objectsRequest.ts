import { z } from "zod";
import { repair } from "../archive/Manifest.js";
import { EVENT_SOURCE, OBJECTS_REQUESTED } from "./eventNames.js";

/** Objects in one request at most: they are settled together. */
export const MOST_REQUESTED = 100;

/** Shape of a request for objects that are at the source: a backfill's, or a repair's. Keys are as they are, not encoded. */
export const objectsRequest = z.object({
  source: z.literal(EVENT_SOURCE),
  "detail-type": z.literal(OBJECTS_REQUESTED),
  detail: z.object({
    bucket: z.string().min(1),
    objects: z
      .array(
        z.object({
          key: z.string().min(1),
          /** Absent: the version that is current when the object is read. */
          versionId: z.string().min(1).optional(),
          /** Bytes. */
          size: z.number().int().nonnegative(),
          etag: z.string().optional(),
          repair: repair.optional(),
        }),
      )
      .min(1)
      .max(MOST_REQUESTED),
  }),
});

/** An object as a request names it. */
export type RequestedEntry = z.input<typeof objectsRequest>["detail"]["objects"][number];

/**
 * The message by which objects of one bucket are asked for.
 *
 * @param objects 1 to {@link MOST_REQUESTED} of them
 */
export function objectsRequestBody(bucket: string, objects: readonly RequestedEntry[]): string {
  return JSON.stringify({ source: EVENT_SOURCE, "detail-type": OBJECTS_REQUESTED, detail: { bucket, objects } });
}
