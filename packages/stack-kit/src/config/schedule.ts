import { z } from "zod";

/** When something happens, as EventBridge takes it. */
export const schedule = z
  .string()
  .regex(/^(rate|cron)\(.+\)$/, "write it as rate(12 hours) or cron(0 3,15 * * ? *), in UTC");
