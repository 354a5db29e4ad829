import { adminOf } from "./adminOf.js";
import { loginsOf } from "./loginsOf.js";
import type { RotationStep } from "./RotationStep.js";
import { refuseOtherRotation } from "./refuseOtherRotation.js";

/** Step 2: makes the server let the pending login in, unless it does already. The current login is not touched. */
export async function setSecret(step: RotationStep): Promise<void> {
  const { current, pending } = await loginsOf(step);
  if (await step.target.logsIn(pending)) return;
  await step.target.letIn({
    login: pending,
    like: current,
    admin: adminOf(current, step),
    confirm: () => refuseOtherRotation(step),
  });
}
