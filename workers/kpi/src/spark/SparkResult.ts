import { z } from "zod";

const count = z.number().int().min(0);
const parts = z.array(z.string().regex(/^[a-z]+\/part-[\w.-]+$/)).default([]);

const schema = z.object({
  version: z.literal(1),
  /** The files that could be read, by the number that `files.json` gave them; refused rows are among `rows`. */
  files: z.array(z.object({ id: count, rows: count, rejected: count })),
  /** What is wrong with a file as a whole, in words that follow its name. */
  faults: z.array(z.object({ id: count, fault: z.string() })),
  /** Names below the job's output: rows as Parquet, reports as NDJSON. */
  parts: z.object({ category: parts, orders: parts, orphans: parts, rejects: parts }),
  /** Missing where the input was not fit to be computed. */
  quality: z.object({ rows: count, duplicates: count, rejected: count, orphans: count }).optional(),
});

/** `quality.json` of a job, which the Spark program writes when all else is there. */
export type SparkResult = z.output<typeof schema>;

/** Throws where the text is anything else: worker and image have to be of one release. */
export function parseSparkResult(text: string): SparkResult {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(`The job's quality.json cannot be read: ${z.prettifyError(parsed.error)}`);
}
