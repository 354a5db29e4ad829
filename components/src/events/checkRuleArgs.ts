import { checkSchedule } from "../compute/checkSchedule.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkJson } from "./checkJson.js";
import { checkRetry } from "./checkRetry.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";

const sources = ["eventPattern", "schedule"] as const;
const targets = ["toQueueArn", "toTopicArn", "toFunctionArn", "toStateMachineArn"] as const;

/** Checks what a rule's arguments say together. @throws ArgumentError naming those at fault */
export function checkRuleArgs(component: string, name: string, args: EventRuleArgs): void {
  for (const choices of [sources, targets]) {
    const given = choices.filter((choice) => args[choice] !== undefined);
    if (given.length !== 1) throw new ArgumentError(component, choices.join(", "), given, "give exactly one of them");
  }
  const { schedule, eventBusName, ruleName = name, input } = args;
  checkSchedule(component, "schedule", schedule);
  if (typeof schedule === "string" && schedule.startsWith("at(")) {
    throw new ArgumentError(component, "schedule", schedule, "a rule repeats: write rate(…) or cron(…)");
  }
  if (schedule !== undefined && typeof eventBusName === "string" && eventBusName !== "default") {
    throw new ArgumentError(component, "eventBusName", eventBusName, "leave it out: schedules are the default bus's");
  }
  if (typeof ruleName === "string" && !/^[\w.-]{1,64}$/.test(ruleName)) {
    throw new ArgumentError(component, "ruleName", ruleName, 'give 1 to 64 letters, digits, ".", "_" and "-"');
  }
  checkJson(component, "eventPattern", args.eventPattern);
  checkJson(component, "input", input);
  checkRetry(component, args.retry);
}
