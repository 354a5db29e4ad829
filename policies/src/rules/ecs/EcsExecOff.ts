import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { ecsRunOf, runTypes, scheduleType, serviceType, targetType } from "./ecsRunOf.js";

interface Settings {
  readonly allowedIn: readonly string[];
}

/** No task lets people open a shell in it, except in the environments that the pack names. */
export const EcsExecOff: RelationRule<Settings> = {
  id: "ecs-exec-off",
  title: "Nobody opens a shell in a running task",
  severity: "high",
  why: "A shell has the task's role and data, past every review, and what is changed there no code says",
  fix: "leave out enableExecuteCommand, and find out from the logs instead",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
  controls: ["CNT-04", "SUP-11"],
  scope: "stack",
  types: runTypes,
  settings: {
    allowedIn: {
      description: "Environments in which a shell may be opened. One that is not stated is in none of them",
      default: ["dev", "sandbox"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, graph, { allowedIn }) => {
    if (ecsRunOf(resource)?.enableExecuteCommand !== true) return compliant;
    const environment = environmentOf(resource, graph);
    if (environment !== undefined && allowedIn.includes(environment)) return compliant;
    const where = environment === undefined ? "an environment that is not stated" : environment;
    return violation("Shell", `tasks of ${resource.name} let a shell be opened, in ${where}`);
  },
  examples: {
    good: [{ type: serviceType, name: "workers", props: { enableExecuteCommand: true, tags: { environment: "dev" } } }],
    bad: [{ type: serviceType, name: "workers", props: { enableExecuteCommand: true, tags: { environment: "prod" } } }],
    others: {
      "an environment that is not stated": [
        { type: serviceType, name: "workers", props: { enableExecuteCommand: true } },
      ],
      "a schedule of a component in prod": [
        {
          type: scheduleType,
          name: "nightly",
          parent: "task",
          props: { target: { ecsParameters: { enableExecuteCommand: true } } },
        },
        { type: "sallyport:index:ScheduledTask", name: "task", props: { environment: "prod" } },
      ],
      "a rule": [{ type: targetType, name: "start", props: { ecsTarget: { enableExecuteCommand: true } } }],
    },
  },
};
