import { z } from "zod";
import type { AccountEvent } from "./AccountEvent.js";

const schema = z.object({ resourceType: z.string(), resourceId: z.string() });

/** Id of the resource of a type that a rule of AWS Config judged; undefined for another event. */
export function configResource({ source, detail }: AccountEvent, type: string): string | undefined {
  const { data } = schema.safeParse(detail);
  return source === "aws.config" && data?.resourceType === type ? data.resourceId : undefined;
}
