import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";

const schema = z.object({
  SecretId: z.string().min(1),
  ClientRequestToken: z.string().min(1),
  Step: z.enum(["createSecret", "setSecret", "testSecret", "finishSecret"]),
});

/** What Secrets Manager sends to the function at each step. */
export type RotationEvent = Readonly<z.output<typeof schema>>;

/** @throws PoisonError for anything else */
export function parseRotationEvent(event: unknown): RotationEvent {
  const result = schema.safeParse(event);
  if (result.success) return result.data;
  throw new PoisonError({
    reason: "event-shape",
    what: "The function was called with something that is no step of a rotation",
    fix: "It is called by Secrets Manager: start a rotation with RotateSecret",
  });
}
