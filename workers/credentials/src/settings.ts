import { type Environment, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  AWS_REGION: regionName,
  /** Path of a PEM file. */
  DB_CA: z.string().startsWith("/", "has to be an absolute path").optional(),
  /** Names or ARNs of the secrets that the audit looks at, separated by commas. */
  AUDITED_LOGINS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((name) => name !== "")),
  /** The metrics' dimension; the function's name in Lambda. */
  AWS_LAMBDA_FUNCTION_NAME: z.string().default("local"),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The function's settings from its environment. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
