import { type Environment, readEnvironment } from "@sallyport/worker-kit";
import { z } from "zod";

const httpsUrl = z.url({
  protocol: /^https$/,
  error: ({ input }) => (input === undefined ? "is missing" : "has to begin with https://"),
});
const seconds = z.coerce.number().positive();

const schema = z.object({
  AWS_REGION: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is no region"),
  /** Requests and content never travel in clear (ENC-16). */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  SALLYPORT_QUEUE_URL: httpsUrl,
  SALLYPORT_OUTPUT_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no bucket name"),
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
