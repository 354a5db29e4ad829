import { z } from "zod";

export const versionQuery = z.strictObject({
  version: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,128}$/)
    .optional()
    .describe("Default: the latest."),
});
