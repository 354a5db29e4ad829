import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { jobType } from "./containersOf.js";
import { ecsRunOf, runTypes, scheduleType, serviceType, targetType } from "./ecsRunOf.js";

/** What runs has the tags of what started it, so that its cost and its findings have an owner. */
export const TasksTagged: ResourceRule = {
  id: "ecs-tags-propagated",
  title: "Tasks and jobs have tags",
  severity: "low",
  why: "Tasks get no tags by themselves: their cost, and what a scanner finds in them, belongs to nobody",
  fix: 'set propagateTags "SERVICE" and enableEcsManagedTags on services, enableEcsManagedTags on schedules and rules, and propagateTags on job definitions',
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html",
  controls: ["GOV-01"],
  scope: "resource",
  types: [jobType, ...runTypes],
  evaluate: (resource) =>
    verdictOf(
      missingOf(resource).map((setting) => ({
        id: `Missing::${setting}`,
        message: `what ${resource.name} starts has no tags of it: ${setting} is not set`,
      })),
    ),
  examples: {
    good: [{ type: serviceType, name: "workers", props: { propagateTags: "SERVICE", enableEcsManagedTags: true } }],
    bad: [{ type: serviceType, name: "workers", props: { propagateTags: "NONE" } }],
    others: {
      "a service without tags of ECS": [{ type: serviceType, name: "workers", props: { propagateTags: "SERVICE" } }],
      "a schedule": [
        { type: scheduleType, name: "nightly", props: { target: { ecsParameters: { enableEcsManagedTags: false } } } },
      ],
      "a rule": [{ type: targetType, name: "start", props: { ecsTarget: {} } }],
      "a job": [{ type: jobType, name: "transform", props: { propagateTags: false } }],
    },
  },
};

function missingOf(resource: ResourceView): readonly string[] {
  const { type, props } = resource;
  if (type === jobType) return props.propagateTags === true ? [] : ["propagateTags"];
  const run = ecsRunOf(resource);
  // A task set takes the tags of its service.
  if (run === undefined || type.endsWith(":TaskSet")) return [];
  const propagated = type !== serviceType || ["SERVICE", "TASK_DEFINITION"].includes(String(props.propagateTags));
  return [
    ...(propagated ? [] : ["propagateTags"]),
    ...(run.enableEcsManagedTags === true ? [] : ["enableEcsManagedTags"]),
  ];
}
