import type { RotatingLogin } from "./RotatingLogin.js";
import type { RotationStep } from "./RotationStep.js";
import { refuseOtherSuccessor } from "./successorOf.js";

/** The current login and the one that is to follow it. */
interface Logins {
  readonly current: RotatingLogin;
  readonly pending: RotatingLogin;
}

/** Reads both logins of a rotation and refuses a pair that does not belong together. */
export async function loginsOf({ store, target, secretId, versionId }: RotationStep): Promise<Logins> {
  const current = await store.read(secretId, "AWSCURRENT");
  const pending = await store.read(secretId, "AWSPENDING", versionId);
  const logins = { current: target.parse(current, secretId), pending: target.parse(pending, secretId) };
  refuseOtherSuccessor(current ?? "", pending ?? "", secretId);
  return logins;
}
