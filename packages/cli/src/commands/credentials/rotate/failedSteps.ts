import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { OperatorPlace } from "../operator/OperatorPlace.js";

/** The step at which a rotation failed last, and why; the function logs no values. */
export interface FailedStep {
  readonly step: string;
  readonly reason: string;
  readonly message: string;
}

/**
 * The failures of a rotation in the function's log, in their order; none where it may not be read.
 *
 * @param version id of the pending version
 */
export async function failedSteps(
  { logs }: Pick<OperatorPlace, "logs">,
  functionArn: string,
  version: string,
): Promise<readonly FailedStep[]> {
  const logGroupName = `/aws/lambda/${functionNameIn(functionArn)}`;
  const filterPattern = `{ ($.event = "rotation.step_failed") && ($.version = "${version}") }`;
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs
      .send(new FilterLogEventsCommand({ logGroupName, filterPattern, nextToken }))
      .catch(() => undefined);
    lines.push(...(page?.events ?? []).flatMap(({ message }) => (message === undefined ? [] : [message])));
    nextToken = page?.nextToken;
  } while (nextToken !== undefined);
  return lines.map((line) => {
    const { step = "a step", reason = "unknown", message = "" } = JSON.parse(line) as Partial<FailedStep>;
    return { step, reason, message };
  });
}

/** Name of a function, from its ARN. */
export function functionNameIn(functionArn: string): string {
  return functionArn.split(":")[6] ?? functionArn;
}
