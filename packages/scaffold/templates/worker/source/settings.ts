import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const seconds = z.coerce.number().positive();

const schema = z.object({
  AWS_REGION: regionName,
  /** Requests and content never travel in clear (ENC-16). */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  SALLYPORT_QUEUE_URL: httpsUrl,
  SALLYPORT_OUTPUT_BUCKET: bucketName,
  SALLYPORT_VISIBILITY_SECONDS: z.coerce.number().int().min(5).max(43_200).default(300),
  SALLYPORT_RETRY_SECONDS: seconds.max(900).default(30),
  SALLYPORT_GRACE_SECONDS: seconds.max(120).default(100),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The worker's settings from its environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
