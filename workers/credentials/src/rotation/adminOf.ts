import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";
import type { AdminSource } from "../ports.js";
import type { RotatingLogin } from "./RotatingLogin.js";
import type { RotationStep } from "./RotationStep.js";

// The master secret of RDS holds no more than these two.
const schema = z.object({ username: z.string().min(1), password: z.string().min(1) });

/** The login of the master secret that the current value names; it is read anew at each call. */
export function adminOf({ masterarn }: RotatingLogin, { store, secretId }: RotationStep): AdminSource {
  return async () => {
    if (masterarn === undefined) {
      throw new PoisonError({
        reason: "no-master",
        what: `The secret ${secretId} does not say which login may change its password`,
        fix: "Add the field masterarn with the ARN of the master secret",
      });
    }
    const result = schema.safeParse(jsonIn(await store.read(masterarn, "AWSCURRENT")));
    if (result.success) return result.data;
    throw new PoisonError({
      reason: "master-shape",
      what: `The master secret ${masterarn} holds no login`,
      fix: 'Its value has to be JSON with "username" and "password", as RDS writes it',
    });
  };
}

function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
