import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** The answer, or undefined where the condition does not hold. */
export async function whenHolds<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
