import type { SecretState } from "@sallyport/credentials";
import { inRegions } from "../account/inRegions.js";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

const day = 86_400_000;
/** AWS Foundational Security Best Practices, SecretsManager.4. */
const longest = 90;

/** Every login of a database rotates, in time (SEC-09, SEC-10), and is under a key of its own (ENC-18). */
export const secretRotation: SecurityCheck = {
  name: "secret-rotation",
  about: "secrets rotate at least every 90 days, none is overdue, and each is under a customer-managed key",
  run: async (scope) =>
    await inRegions(scope, async (region) => {
      const states = await scope.clients.vault(region).list("");
      return states.flatMap((state) => judge(state, scope.now()));
    }),
};

function judge(state: SecretState, now: number): readonly Found[] {
  const where = `secret ${state.name}`;
  // RDS and other services rotate their own, and say so by a name that nobody else may take.
  const managed = /^[a-z0-9-]+!/.test(state.name);
  const found: Found[] = [];
  if (state.kmsKeyId === undefined || state.kmsKeyId === "alias/aws/secretsmanager") {
    found.push({
      ...{ severity: "medium", where, message: "It is under the key that all secrets of the account share" },
      fix: "Make it a ManagedSecret, which has a customer-managed key",
    });
  }
  if (!state.rotationEnabled && !managed) {
    found.push({
      ...{ severity: "high", where, message: "It does not rotate" },
      fix: "sallyport credentials rotate --environment E --rotation-days 90, or give its component a rotation; tag it sallyport:rotation=manual where nothing can rotate it",
    });
  }
  const days = state.rotationDays ?? longest;
  if (state.rotationEnabled && days > longest) {
    found.push({
      ...{ severity: "medium", where, message: `It rotates every ${days} days` },
      fix: `Rotate at least every ${longest} days`,
    });
  }
  const last = state.lastRotated ?? state.created;
  // A day of grace: AWS rotates within a window, and tries again for hours.
  if (state.rotationEnabled && last !== undefined && now - last.getTime() > (days + 1) * day) {
    found.push({
      ...{
        severity: "critical",
        where,
        message: `Its rotation is overdue: last on ${last.toISOString().slice(0, 10)}`,
      },
      fix: "docs/runbooks/rotation-stuck.md",
    });
  }
  return found;
}
