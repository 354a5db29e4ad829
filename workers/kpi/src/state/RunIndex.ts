import { z } from "zod";
import { DATASETS } from "../validate/datasets.js";

const day = z.iso.date();
const count = z.number().int().min(0);

const indexedFile = z.object({
  /** Never used again for another file or another content; the rows in the state name it. */
  id: count,
  key: z.string(),
  etag: z.string(),
  modified: z.iso.datetime(),
  dataset: z.enum(DATASETS),
  /** All, rejected ones included. */
  rows: count,
  rejected: count,
  /** On which its rows fall: none for products. */
  days: z.array(day),
  /** Whether a row of it shares its id with a row of another file. */
  overlaps: z.boolean(),
});

const dayParts = z.object({ rows: count, parts: count });

const schema = z.object({
  version: z.literal(1),
  /** False from before the tables are written until the state is: a run that finds it so computes everything. */
  complete: z.boolean(),
  nextId: count,
  files: z.array(indexedFile),
  /** By UTC day: rows, files of the state that hold them, and items whose product is unknown. */
  items: z.record(day, dayParts.extend({ withoutProduct: count })),
  /** By UTC day: rows, files of the state that hold them, and items of these orders. */
  orders: z.record(day, dayParts.extend({ items: count })),
  products: dayParts,
  /** What the last complete run found. */
  quality: z.object({ rows: count, duplicates: count, rejected: count, orphans: count }).optional(),
  /** The run of Spark whose rows the tables hold. Without it the state of Spark is of no use; with it `complete` is false, as this index is of no use. */
  sparkRun: z.string().optional(),
});

/** What is known of earlier runs: `state/index.json`. */
export type RunIndex = z.output<typeof schema>;

export type IndexedFile = z.output<typeof indexedFile>;

export const EMPTY_INDEX: RunIndex = {
  version: 1,
  complete: false,
  nextId: 1,
  files: [],
  items: {},
  orders: {},
  products: { rows: 0, parts: 0 },
};

/** Undefined for an index that is damaged or of another version: everything is computed anew then. */
export function parseIndex(text: string): RunIndex | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
