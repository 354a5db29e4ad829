import { z } from "zod";
import { CredentialError } from "../CredentialError.js";
import { environmentNames } from "../EnvironmentName.js";

const on = z.union([z.literal(true), z.literal("true")], "has to be true: there is no connection without verified TLS");

/** The fields of a secret with a login of ClickHouse (SEC-04). */
const schema = z.object({
  engine: z.literal("clickhouse").default("clickhouse"),
  /** Has to be that of the secret's name, where it is given. */
  environment: z.enum(environmentNames).optional(),
  host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, "is no host"),
  port: z.coerce.number().int().min(1).max(65_535),
  username: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.@-]{0,62}$/, "is no name of a user"),
  password: z
    .string()
    .min(1)
    .max(1_024)
    .regex(/^[\x21-\x7e]+$/, "has to be printable ASCII without spaces")
    .optional(),
  secure: on,
  verify: on,
  database: z.string().min(1).max(128),
  /** The secret whose login may change this one's password. */
  masterarn: z
    .string()
    .regex(/^arn:[a-z-]+:secretsmanager:/, "is no ARN of a secret")
    .optional(),
});

/** A login as its secret holds it. `password` is missing only in a first value, whose password the first rotation makes. */
export type ClickHouseLogin = Readonly<z.output<typeof schema>>;

/**
 * Reads the value of a secret of ClickHouse.
 *
 * @param secret how the error names it: its name or ARN
 * @throws CredentialError `secret-shape` that names each field that is missing or wrong, never its value
 */
export function parseClickHouseLogin(text: string | undefined, secret: string): ClickHouseLogin {
  const result = schema.safeParse(jsonIn(text), {
    error: (issue) => (issue.input === undefined ? "is missing" : undefined),
  });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "value"}: ${message}`);
  throw new CredentialError({
    code: "secret-shape",
    what: `The secret ${secret} does not hold a login of ClickHouse (${lines.join("; ")})`,
    fix: 'Its value has to be JSON: {"engine":"clickhouse","host","port":8443,"username","password","secure":true,"verify":true,"database"}',
    fields: [...new Set(result.error.issues.map(({ path }) => path.map(String).join(".") || "value"))],
  });
}

/** What is no JSON is no object either, which the schema then says. */
function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
