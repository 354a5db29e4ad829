import { InvokeCommand } from "@aws-sdk/client-lambda";
import { classifyError } from "@sallyport/worker-kit";
import { CommandError } from "../../../output/CommandError.js";
import type { OperatorPlace } from "./OperatorPlace.js";
import { StepFailure } from "./StepFailure.js";

/** What the rotation's function is asked for by a call; see workers/credentials. */
export type FunctionRequest =
  | { readonly operation: "test"; readonly secretId: string }
  | { readonly operation: "rollback"; readonly secretId: string; readonly versionId: string };

/**
 * Calls the rotation's function; gives its answer, which holds ids and names only.
 *
 * @throws StepFailure with what the function says, or where the call is refused; CommandError where nobody answers
 */
export async function askFunction(
  { lambda }: Pick<OperatorPlace, "lambda">,
  functionArn: string,
  request: FunctionRequest,
): Promise<Readonly<Record<string, string>>> {
  const Payload = new TextEncoder().encode(JSON.stringify(request));
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionArn, Payload })).catch(notAsked);
  const said: unknown = JSON.parse(new TextDecoder().decode(answer.Payload) || "null");
  if (answer.FunctionError !== undefined) {
    const { errorMessage = "the function failed" } = said as { readonly errorMessage?: string };
    throw new StepFailure(errorMessage, "docs/runbooks/rotation-stuck.md, step 3; the current login is as it was");
  }
  return (said as readonly Readonly<Record<string, string>>[])[0] ?? {};
}

function notAsked(error: unknown): never {
  const { kind, reason } = classifyError(error);
  if (kind === "denied")
    throw new StepFailure(
      `The call of the rotation's function was refused (${reason})`,
      "Take the operator's role: an output of stacks/credentials; sallyport whoami says which this is",
      { cause: error },
    );
  throw new CommandError(`The rotation's function could not be called (${reason})`, "Try again", 2, { cause: error });
}
