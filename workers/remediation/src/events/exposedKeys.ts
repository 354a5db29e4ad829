import { z } from "zod";
import type { AccountEvent } from "./AccountEvent.js";

const finding = z.object({
  resource: z.object({ accessKeyDetails: z.object({ accessKeyId: z.string() }) }),
});
const risk = z.object({ affectedEntities: z.array(z.object({ entityValue: z.string() })) });

/** A user's own key; those of sessions begin with ASIA, end by themselves, and have no status. */
const longLived = /^AKIA[A-Z0-9]{12,}$/;

/** Ids of long-lived keys that an event calls exposed or stolen: GuardDuty's of one, AWS Health's of several. */
export function exposedKeys({ detail }: AccountEvent): readonly string[] {
  const stolen = finding.safeParse(detail).data?.resource.accessKeyDetails.accessKeyId;
  const exposed = risk.safeParse(detail).data?.affectedEntities.map(({ entityValue }) => entityValue) ?? [];
  const ids = stolen === undefined ? exposed : [stolen, ...exposed];
  return [...new Set(ids)].filter((id) => longLived.test(id));
}
