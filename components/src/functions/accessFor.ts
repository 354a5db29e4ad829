import { Access } from "@sallyport/intents";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import type { FailureQueueArgs, QueueSourceArgs } from "./FunctionEventArgs.js";

/** What Lambda does for the function under its role. */
interface Duties {
  readonly queues: readonly QueueSourceArgs[];
  readonly onFailure: FailureQueueArgs | undefined;
}

/**
 * The intents of a function: the code's, and those of Lambda's own duties under the role: receive from its queues, and
 * set aside the events that failed. Lambda does not use sqs:ChangeMessageVisibility, which `Consume` holds too.
 */
export function accessFor(code: readonly AccessIntentArgs[], { queues, onFailure }: Duties): AccessIntentArgs[] {
  const received = queues.map(({ queueArn, keyArn }, index) =>
    keyed({ queue: queueArn, actions: [Access.Consume, Access.Inspect], label: `Source${index + 1}` }, keyArn),
  );
  const setAside = onFailure && [
    keyed({ queue: onFailure.queueArn, actions: [Access.Send], label: "Failed" }, onFailure.keyArn),
  ];
  return [...code, ...received, ...(setAside ?? [])];
}

function keyed(intent: AccessIntentArgs, key: AccessIntentArgs["key"]): AccessIntentArgs {
  return key === undefined ? intent : { ...intent, key };
}
