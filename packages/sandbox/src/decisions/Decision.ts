import { z } from "zod";

/** One line of the decision log. */
export const decisionSchema = z.object({
  /** ISO 8601, UTC. */
  time: z.string(),
  /** The emulator's request id; empty for a check outside a request. */
  requestId: z.string(),
  /** ARN of the caller; `unknown` when its credentials failed. */
  principal: z.string(),
  action: z.string(),
  resource: z.string(),
  decision: z.enum(["allow", "deny"]),
  /** Name of the inline policy, ARN of the managed one, or a description; null when no statement decided. */
  policy: z.string().nullable(),
  /** Sid of the deciding statement, or its index; null when no statement decided. */
  statement: z.string().nullable(),
  region: z.string(),
  /** Why, where no statement decided. */
  reason: z.string().optional(),
});

export type Decision = Readonly<z.infer<typeof decisionSchema>>;
