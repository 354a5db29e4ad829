import { ArgumentError } from "../errors/ArgumentError.js";

interface QueueNumbers {
  readonly visibilityTimeoutSeconds?: unknown;
  readonly retentionDays?: unknown;
  readonly maxReceiveCount?: unknown;
  readonly alarmAgeMinutes?: unknown;
  readonly alarmTopicArn?: unknown;
}

const ranges: readonly (readonly [keyof QueueNumbers, number, number])[] = [
  ["visibilityTimeoutSeconds", 1, 43_200],
  ["retentionDays", 1, 14],
  ["maxReceiveCount", 1, 1000],
  ["alarmAgeMinutes", 1, 20_160],
];

/**
 * Checks the numbers of a queue that are known at construction.
 *
 * @throws ArgumentError for one outside what SQS takes, or for an alarm that nobody would hear
 */
export function checkQueueArgs(component: string, args: QueueNumbers): void {
  for (const [argument, least, most] of ranges) {
    const value = args[argument];
    if (typeof value === "number" && !(Number.isInteger(value) && value >= least && value <= most)) {
      throw new ArgumentError(component, argument, value, `give a whole number from ${least} to ${most}`);
    }
  }
  if (args.alarmAgeMinutes !== undefined && args.alarmTopicArn === undefined) {
    const fix = "give alarmTopicArn too: there is no topic to tell";
    throw new ArgumentError(component, "alarmAgeMinutes", args.alarmAgeMinutes, fix);
  }
}
