import { PublishCommand } from "@aws-sdk/client-sns";
import { CredentialError } from "@sallyport/credentials";
import { classifyError } from "@sallyport/worker-kit";
import { CommandError } from "../../../output/CommandError.js";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { StepFailure } from "../operator/StepFailure.js";
import { functionNameIn } from "./failedSteps.js";

/**
 * Has Secrets Manager rotate now. Where a rotation has not ended, that one is tried again at once, and no other begins.
 *
 * @param days the new interval; undefined where it stays
 */
export async function startRotation({ vault, secretName }: OperatorPlace, days: number | undefined): Promise<void> {
  try {
    await vault.rotate(secretName, days === undefined ? {} : { days });
  } catch (error) {
    const cause = error instanceof CredentialError ? error.cause : undefined;
    const under =
      cause instanceof Error && cause.name === "InvalidRequestException" && /previous rotation/i.test(cause.message);
    if (!under) throw error;
  }
}

/**
 * Asks by the topic that admits the operator alone (SEC-11).
 *
 * @throws StepFailure where it does not admit this role; CommandError where it could not be asked
 */
export async function askByTopic(
  { sns, secretName }: OperatorPlace,
  functionArn: string,
  operation: "rotate" | "test",
): Promise<string> {
  const TopicArn = requestTopicOf(functionArn);
  try {
    await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify({ operation, secretId: secretName }) }));
    return TopicArn;
  } catch (error) {
    const { kind, reason } = classifyError(error);
    if (kind !== "denied")
      throw new CommandError(`The topic ${TopicArn} did not take the request (${reason})`, "Try again", 2, {
        cause: error,
      });
    throw new StepFailure(
      `The topic ${TopicArn} does not admit this role (${reason})`,
      "Take the operator's role: an output of stacks/credentials",
      { cause: error },
    );
  }
}

/** The topic beside a rotation's function, as stacks/credentials names it. */
export function requestTopicOf(functionArn: string): string {
  const [arn, partition, , region, account] = functionArn.split(":");
  return [arn, partition, "sns", region, account, `${functionNameIn(functionArn)}-requests`].join(":");
}
