import type { InputProblem } from "../../ResourceDefinition.js";
import type { InputsOf } from "../../Shape.js";
import type { queueInputs } from "./queueInputs.js";

// Amazon SQS API reference, SetQueueAttributes.
const ranges = {
  delaySeconds: [0, 900],
  kmsDataKeyReusePeriodSeconds: [60, 86_400],
  maxMessageSize: [1024, 1_048_576],
  messageRetentionSeconds: [60, 1_209_600],
  receiveWaitTimeSeconds: [0, 20],
  visibilityTimeoutSeconds: [0, 43_200],
} as const;

/** Ranges, and what SQS refuses in combination. */
export const validateQueue = (inputs: InputsOf<typeof queueInputs>): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  for (const [property, [least, most]] of Object.entries(ranges)) {
    const value = inputs[property as keyof typeof ranges];
    if (value !== undefined && (value < least || value > most)) {
      problems.push({ property, reason: `give ${least} to ${most}` });
    }
  }
  if (inputs.fifoQueue !== inputs.name.endsWith(".fifo")) {
    const reason = inputs.fifoQueue
      ? "the name of a FIFO queue must end in .fifo: give `name`"
      : "only the name of a FIFO queue may end in .fifo: set `fifoQueue`";
    problems.push({ property: "name", reason });
  }
  if (!inputs.fifoQueue && inputs.contentBasedDeduplication) {
    problems.push({ property: "contentBasedDeduplication", reason: "only FIFO queues have it: set `fifoQueue`" });
  }
  if (inputs.kmsMasterKeyId !== undefined && inputs.sqsManagedSseEnabled) {
    problems.push({ property: "sqsManagedSseEnabled", reason: "a queue has either this or `kmsMasterKeyId`" });
  }
  return problems;
};
