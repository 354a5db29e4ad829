import type { z } from "zod";
import { faultsOf } from "./faultsOf.js";
import { ProblemError } from "./ProblemError.js";

/** @throws ProblemError `request-not-valid`, with all that is wrong */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, base = ""): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError(
    400,
    "request-not-valid",
    "The request is not of the form that it has to have.",
    faultsOf(result.error, base),
  );
}
