import type { SecretState } from "@sallyport/credentials";
import { StepFailure } from "./StepFailure.js";

/** ARN of the function that rotates a secret. @throws StepFailure where its rotation is off */
export function rotationFunction({ name, rotationEnabled, rotationFunctionArn }: SecretState): string {
  if (rotationEnabled && rotationFunctionArn !== undefined) return rotationFunctionArn;
  throw new StepFailure(`The rotation of ${name} is off`, "Deploy stacks/credentials for this environment again");
}
