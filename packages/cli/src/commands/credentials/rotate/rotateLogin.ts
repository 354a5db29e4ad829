import type { CredentialCheck } from "@sallyport/credentials";
import { askFunction } from "../operator/askFunction.js";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { rotationFunction } from "../operator/rotationFunction.js";
import { StepFailure } from "../operator/StepFailure.js";
import { inSteps } from "../operator/Steps.js";
import { versionsOf } from "../operator/versionsOf.js";
import { awaitRotation } from "./awaitRotation.js";
import { failedSteps } from "./failedSteps.js";
import { askByTopic, startRotation } from "./startRotation.js";

export interface RotationWish {
  /** All but the activation: nothing that anybody uses changes. */
  readonly testOnly: boolean;
  /** Asks by the topic, and not Secrets Manager itself. */
  readonly manualTrigger: boolean;
  /** New interval, days. */
  readonly days: number | undefined;
  /** Seconds to wait for the end. */
  readonly patience: number;
}

/** Rotates the login now, and waits until the new one is current. Ids of versions are all that is told. */
export async function rotateLogin(place: OperatorPlace, wish: RotationWish): Promise<readonly CredentialCheck[]> {
  const { vault, secretName } = place;
  return await inSteps(async (steps) => {
    const { functionArn, before, pending } = await steps.run("rotation configured", async () => {
      const state = await vault.describe(secretName);
      const { current, pending: underWay } = versionsOf(state);
      if (current === undefined) throw withoutValue(secretName);
      const days = state.rotationDays === undefined ? "" : ` every ${state.rotationDays} days`;
      const arn = rotationFunction(state);
      return { message: `${arn}${days}`, result: { functionArn: arn, before: current, pending: underWay } };
    });
    if (wish.testOnly) {
      await steps.run("rotation tried", async () => {
        if (wish.manualTrigger) {
          const topic = await askByTopic(place, functionArn, "test");
          return { message: `Asked for by ${topic}; what comes of it is in the function's log`, result: undefined };
        }
        const { version = "", user = "" } = await askFunction(place, functionArn, {
          operation: "test",
          secretId: secretName,
        });
        return {
          message: `Version ${version} of the user ${user} was made, logged in and is removed: nothing changed`,
          result: undefined,
        };
      });
      return;
    }
    await steps.run("rotated", async () => {
      const failures = pending === undefined ? 0 : (await failedSteps(place, functionArn, pending)).length;
      if (wish.manualTrigger) await askByTopic(place, functionArn, "rotate");
      else await startRotation(place, wish.days);
      const version = await awaitRotation(place, { functionArn, before, failures, patience: wish.patience });
      const interval = wish.days === undefined ? "" : `; from now on every ${wish.days} days`;
      return { message: `Version ${version} is current, ${before} is previous${interval}`, result: undefined };
    });
  });
}

function withoutValue(secretName: string): StepFailure {
  return new StepFailure(
    `${secretName} has no value yet`,
    "Set it up: sallyport credentials setup --environment <environment> --interactive",
  );
}
