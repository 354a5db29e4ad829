import { type Environment, readEnvironment } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  AWS_REGION: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is no region"),
  ARCHIVE_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no name of a bucket"),
  /** Set in the sandbox, whose buckets are known by path alone. */
  AWS_ENDPOINT_URL: z.string().optional(),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The function's settings from its environment. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
