import { PoisonError, RetryableError } from "@sallyport/worker-kit";
import { adminOf } from "../rotation/adminOf.js";
import type { RotationPorts } from "../rotation/rotate.js";
import { targetFor } from "../rotation/targetFor.js";

/**
 * Goes back to the login from before (SEC-13): makes the server accept it, if it does not, and only then moves AWSCURRENT there.
 * AWSPREVIOUS is then the login that was current, which still works. May be repeated after an end at any point.
 *
 * @param versionId the version that is AWSPREVIOUS now; named, so that a repetition does not go forward again
 * @returns "current" where that version is current by now
 * @throws PoisonError where a rotation is under way, or the version is not the previous one
 */
export async function rollBack(
  { secretId, versionId }: { readonly secretId: string; readonly versionId: string },
  { store, targets }: RotationPorts,
): Promise<"done" | "current"> {
  const confirm = async (): Promise<string> => await currentBefore(secretId, versionId, store);
  const { stages } = await store.describe(secretId);
  if (stages.get(versionId)?.includes("AWSCURRENT")) return "current";
  await confirm();
  const value = await store.read(secretId, "AWSPREVIOUS", versionId);
  const target = targetFor(value, targets, secretId);
  const previous = target.parse(value, secretId);
  const current = target.parse(await store.read(secretId, "AWSCURRENT"), secretId);
  if (!(await target.logsIn(previous))) {
    const admin = adminOf(current, { store, target, secretId, versionId });
    await target.letIn({ login: previous, like: current, admin, confirm: async () => void (await confirm()) });
    if (!(await target.logsIn(previous))) {
      throw new RetryableError({
        reason: "login-refused",
        what: `The server refuses the previous login of ${secretId}; the current one stays`,
        fix: "See the server's log; rotate instead, which makes a new login",
      });
    }
  }
  const from = await confirm();
  // AWSPENDING may be left on the current version after a rotation; on a version that is not current it would make Secrets
  // Manager refuse every further rotation as one that is still under way.
  await store.endPending(secretId, from);
  await store.makeCurrent(secretId, { from, to: versionId });
  return "done";
}

/** The id of the current version, if it is safe to go back from it. */
async function currentBefore(secretId: string, versionId: string, store: RotationPorts["store"]): Promise<string> {
  const { stages } = await store.describe(secretId);
  const holders = (stage: string): string | undefined => [...stages].find(([, of]) => of.includes(stage))?.[0];
  const current = holders("AWSCURRENT");
  const pending = holders("AWSPENDING");
  if (pending !== undefined && pending !== current) {
    throw new PoisonError({
      reason: "rotation-under-way",
      what: `A rotation of ${secretId} is under way, and would change the login to go back to`,
      fix: "Wait for its end, or cancel it and remove AWSPENDING from its version; then roll back",
    });
  }
  if (current !== undefined && holders("AWSPREVIOUS") === versionId) return current;
  throw new PoisonError({
    reason: "not-previous",
    what: `Version ${versionId} of ${secretId} is not the previous one`,
    fix: "Name the version that has AWSPREVIOUS: sallyport credentials list shows it",
  });
}
