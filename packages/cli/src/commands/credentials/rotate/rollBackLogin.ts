import type { CredentialCheck } from "@sallyport/credentials";
import { askFunction } from "../operator/askFunction.js";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { rotationFunction } from "../operator/rotationFunction.js";
import { StepFailure } from "../operator/StepFailure.js";
import { inSteps } from "../operator/Steps.js";
import { versionsOf } from "../operator/versionsOf.js";

/**
 * Makes the previous version current again, once its login has opened the database (SEC-13).
 *
 * @param version the version to go back to, so that a repetition does not go forward again. Default: the previous one
 */
export async function rollBackLogin(place: OperatorPlace, version?: string): Promise<readonly CredentialCheck[]> {
  const { vault, secretName } = place;
  return await inSteps(async (steps) => {
    const { functionArn, versionId, current } = await steps.run("previous version", async () => {
      const state = await vault.describe(secretName);
      const held = versionsOf(state);
      const found = version ?? held.previous;
      if (found === undefined) {
        const fix = "There is nothing to go back to: set the login up anew, or rotate";
        throw new StepFailure(`${secretName} has no previous version`, fix);
      }
      return {
        message: found,
        result: { functionArn: rotationFunction(state), versionId: found, current: held.current },
      };
    });
    await steps.run("rolled back", async () => {
      const { outcome } = await askFunction(place, functionArn, {
        operation: "rollback",
        secretId: secretName,
        versionId,
      });
      const message =
        outcome === "current"
          ? `Version ${versionId} was current already`
          : `Version ${versionId} is current, ${current} is previous`;
      return { message, result: undefined };
    });
  });
}
