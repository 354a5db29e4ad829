import { type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  AWS_REGION: regionName,
  /** Which of the four the function is: each has a function and a role of its own. */
  REMEDIATOR: z.enum(["public-bucket", "open-security-group", "exposed-key", "stopped-trail"]),
  /** Whether it puts right what it finds. A dry run tells what it would do; its role could not do it. */
  REMEDIATION_MODE: z.enum(["dry-run", "apply"]).default("dry-run"),
  /** What stays as it is: names of buckets, ids of groups and keys, names of trails, separated by commas. */
  REMEDIATION_SPARED: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((name) => name !== "")),
  /** ARN of the topic that is told. */
  ALARM_TOPIC_ARN: z.string().regex(/^arn:[^:]+:sns:[^:]+:\d{12}:.+$/, "is no ARN of a topic"),
  /** Set in the sandbox, whose buckets are known by path alone. */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The function's settings from its environment. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
