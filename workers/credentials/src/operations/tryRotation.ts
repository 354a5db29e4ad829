import { randomUUID } from "node:crypto";
import { RetryableError } from "@sallyport/worker-kit";
import { type CredentialTarget, trialStage } from "../ports.js";
import { adminOf } from "../rotation/adminOf.js";
import type { RotatingLogin } from "../rotation/RotatingLogin.js";
import type { RotationPorts } from "../rotation/rotate.js";
import { targetFor } from "../rotation/targetFor.js";
import { trialUser } from "./trialUser.js";

/** What a trial did. */
export interface TrialResult {
  readonly versionId: string;
  readonly username: string;
}

/**
 * All of a rotation but the activation (`--test-only`), with a third user: the value is written and read back under a stage of
 * its own, the server makes the user with the current one's rights, the user logs in; then both are removed. Neither
 * AWSCURRENT nor AWSPREVIOUS, nor a login that a client may hold, is touched. A trial that was cut off leaves a user whose
 * password nobody knows; the next trial takes and removes it.
 *
 * @throws WorkerError as the rotation itself would
 */
export async function tryRotation(secretId: string, { store, targets }: RotationPorts): Promise<TrialResult> {
  const value = (await store.read(secretId, "AWSCURRENT")) ?? "";
  const target: CredentialTarget = targetFor(value, targets, secretId);
  const current = target.parse(value, secretId);
  const username = trialUser(current.username);
  const versionId = randomUUID();
  const trial = { ...(JSON.parse(value) as RotatingLogin), username, password: await store.randomPassword() };
  const admin = adminOf(current, { store, target, secretId, versionId });
  const remove = async (): Promise<void> => {
    await target.remove({ login: { ...current, username }, admin }).finally(() => store.dropTrial(secretId, versionId));
  };
  await store.writeTrial(secretId, versionId, JSON.stringify(trial));
  try {
    const login = target.parse(await store.read(secretId, trialStage, versionId), secretId);
    await target.letIn({ login, like: current, admin, confirm: async () => undefined });
    if (!(await target.logsIn(login))) throw refused(secretId);
  } catch (error) {
    // What went wrong first is what the operator has to know.
    await remove().catch(() => undefined);
    throw error;
  }
  await remove();
  return { versionId, username };
}

function refused(secretId: string): RetryableError {
  return new RetryableError({
    reason: "login-refused",
    what: `The server refuses the trial's login of ${secretId}`,
    fix: "Nothing was changed; a rotation would fail in the same way: see the server's log",
  });
}
