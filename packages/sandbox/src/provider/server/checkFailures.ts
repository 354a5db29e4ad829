import messages, { type CheckFailure } from "@pulumi/pulumi/proto/provider_pb.js";
import type { InputProblem } from "../ResourceDefinition.js";

/** Problems in the engine's form. The path is repeated in the text: not every display of the engine shows it. */
export const checkFailures = (problems: readonly InputProblem[], of: string): CheckFailure[] =>
  problems.map(({ property, reason }) => {
    const failure = new messages.CheckFailure();
    failure.setProperty(property);
    failure.setReason(`${property} ${of}: ${reason}`);
    return failure;
  });
