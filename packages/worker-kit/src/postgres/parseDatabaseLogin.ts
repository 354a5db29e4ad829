import { z } from "zod";
import { PoisonError } from "../errors/PoisonError.js";

const printable = /^[\x21-\x7e]+$/;

const schema = z.object({
  engine: z.literal("postgres"),
  host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, "is no host"),
  port: z.coerce.number().int().min(1).max(65_535).default(5_432),
  dbname: z.string().min(1).max(63),
  username: z.string().min(1).max(63),
  password: z.string().min(1).max(1_024).regex(printable, "has to be printable ASCII without spaces").optional(),
  /** The secret whose login may change this one's password. */
  masterarn: z
    .string()
    .regex(/^arn:[a-z-]+:secretsmanager:/, "is no ARN of a secret")
    .optional(),
});

/**
 * The login that a secret of a database holds, in the JSON form that AWS uses for rotation. `password` is missing only
 * in a first value, whose password the first rotation makes.
 */
export type DatabaseLogin = Readonly<z.output<typeof schema>>;

/**
 * Reads the value of a secret of a database.
 *
 * @param secret how the error names it: its name or ARN
 * @throws PoisonError that names each field that is missing or wrong, never its value
 */
export function parseDatabaseLogin(text: string | undefined, secret: string): DatabaseLogin {
  const result = schema.safeParse(jsonIn(text), {
    error: (issue) => (issue.input === undefined ? "is missing" : undefined),
  });
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "value"}: ${message}`);
  throw new PoisonError({
    reason: "secret-shape",
    what: `The secret ${secret} does not hold a login of a PostgreSQL database (${fields.join("; ")})`,
    fix: 'Its value has to be JSON: {"engine":"postgres","host","port","dbname","username","password","masterarn"}',
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
