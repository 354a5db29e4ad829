import type { SecretState } from "@sallyport/credentials";
import { versionsOf } from "../operator/versionsOf.js";
import type { FailedStep } from "../rotate/failedSteps.js";

/** What `list` says of a login. */
export type LoginState = "current" | "rotating" | "failed" | "overdue" | "empty" | "deleted" | "missing" | "unreadable";

interface Judged {
  readonly state: LoginState;
  readonly message: string;
}

const day = 86_400_000;
/** Of grace, as the function has it: Secrets Manager rotates within a day, and tries again. */
const grace = 1;

/** @param failed why the rotation that is under way failed last; undefined where it has not */
export function judgeLogin(secret: SecretState, failed: FailedStep | undefined, now: number): Judged {
  const { deleted, rotationEnabled, rotationDays = 90, created } = secret;
  const { current, pending } = versionsOf(secret);
  if (deleted !== undefined) return { state: "deleted", message: `Deleted on ${dateOf(deleted)}` };
  if (current === undefined) return { state: "empty", message: "It has no value yet" };
  if (pending !== undefined) {
    if (failed === undefined) return { state: "rotating", message: `Version ${pending} is being made` };
    return {
      state: "failed",
      message: `${failed.step} failed (${failed.reason}); version ${current} is still current`,
    };
  }
  const last = secret.lastRotated ?? created;
  const age = last === undefined ? 0 : (now - last.getTime()) / day;
  if (!rotationEnabled) return { state: "overdue", message: "Its rotation is off" };
  if (age > rotationDays + grace) return { state: "overdue", message: `Last rotated on ${dateOf(last)}` };
  const next = secret.nextRotation === undefined ? "" : `, next on ${dateOf(secret.nextRotation)}`;
  return { state: "current", message: `Version ${current}, rotated every ${rotationDays} days${next}` };
}

function dateOf(time: Date | undefined): string {
  return time?.toISOString().slice(0, 10) ?? "an unknown day";
}
