import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  id: z.string(),
  source: z.string(),
  "detail-type": z.string(),
  account: z.string(),
  region: z.string(),
  time: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

/** An event of an AWS service, as EventBridge delivers it. */
export type AccountEvent = z.output<typeof schema>;

/** @throws PoisonError for what is no event of EventBridge's: it never will be one */
export function parseAccountEvent(event: unknown): AccountEvent {
  const { success, data, error } = schema.safeParse(event);
  if (success) return data;
  const fields = error.issues.map(({ path }) => path.join(".") || "the event").join(", ");
  throw new PoisonError({
    reason: "no-event",
    what: `The function was called with what is no event of EventBridge: ${fields} is missing or wrong`,
    fix: "Call it by the rules of its component alone",
  });
}
