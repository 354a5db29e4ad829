import type { z } from "zod";
import { ConfigError } from "./ConfigError.js";

/**
 * A stack's configuration with defaults filled in.
 *
 * @param given what was configured, by setting; undefined for what was left out
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function parseConfig<Schema extends z.ZodType>(schema: Schema, given: object): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  throw new ConfigError(
    where.replace(/^\./, ""),
    issue?.message ?? "it has the wrong shape",
    "see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
  );
}
