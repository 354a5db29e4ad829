import { z } from "zod";
import type { AccountEvent } from "./AccountEvent.js";

const schema = z.object({ eventSource: z.string(), requestParameters: z.record(z.string(), z.unknown()) });

/**
 * A text among the parameters of a call that CloudTrail recorded; undefined for another event or service.
 *
 * @param path names of the parameter and of what holds it
 */
export function calledOn({ detail }: AccountEvent, service: string, ...path: string[]): string | undefined {
  const { data } = schema.safeParse(detail);
  if (data?.eventSource !== `${service}.amazonaws.com`) return undefined;
  const found = path.reduce<unknown>(
    (within, name) => (typeof within === "object" && within !== null ? Reflect.get(within, name) : undefined),
    data.requestParameters,
  );
  return typeof found === "string" ? found : undefined;
}
