import { z } from "zod";

/** The written reason for a setting below the default, as components take it. */
export const waiver = z.strictObject({
  /** The control that is not met, such as NET-14. */
  control: z.string().regex(/^[A-Z]{2,4}-\d{2}$/, "name a control, such as NET-14"),
  reason: z.string().min(10, "say in a sentence why this is acceptable"),
  /** A team or a person. */
  owner: z.string().min(1),
  /** Last day on which it holds. */
  expires: z.iso.date(),
});
