import { RetryableError } from "@sallyport/worker-kit";
import type { RotationStep } from "./RotationStep.js";

/**
 * Step 3: logs in with the pending login. Secrets Manager also calls it alone, with a copy of the current value, when
 * rotation is turned on and not wanted at once; so the pair is not compared here.
 */
export async function testSecret({ store, target, secretId, versionId }: RotationStep): Promise<void> {
  const pending = target.parse(await store.read(secretId, "AWSPENDING", versionId), secretId);
  if (await target.logsIn(pending)) return;
  throw new RetryableError({
    reason: "login-refused",
    what: `The server refuses the pending login of ${secretId}; the current one stays`,
    fix: "Secrets Manager tries again; if it goes on, cancel the rotation, remove AWSPENDING from its version, and rotate",
  });
}
