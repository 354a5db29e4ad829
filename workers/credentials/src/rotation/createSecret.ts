import type { RotationStep } from "./RotationStep.js";
import { refuseOtherSuccessor, successorOf } from "./successorOf.js";

/** Step 1: writes the new login as AWSPENDING, unless an earlier attempt did. */
export async function createSecret({ store, target, secretId, versionId }: RotationStep): Promise<void> {
  const current = (await store.read(secretId, "AWSCURRENT")) ?? "";
  target.parse(current, secretId);
  if ((await store.read(secretId, "AWSPENDING", versionId)) === undefined) {
    await store.writePending(secretId, versionId, successorOf(current, await store.randomPassword()));
  }
  // Of two attempts at once the first one's value stays.
  const pending = (await store.read(secretId, "AWSPENDING", versionId)) ?? "";
  target.parse(pending, secretId);
  refuseOtherSuccessor(current, pending, secretId);
}
