import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  AWS_REGION: regionName,
  ARCHIVE_BUCKET: bucketName,
  /** Set in the sandbox, whose buckets are known by path alone. */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The function's settings from its environment. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
