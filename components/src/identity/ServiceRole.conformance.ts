import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ServicePrincipal } from "./ServicePrincipal.js";
import { ServiceRole } from "./ServiceRole.js";

export const conformance = conformanceEntry(
  ServiceRole,
  ({ accountId, partition, region, tags }) => {
    const passed = { passedTo: "ecs-tasks.amazonaws.com", actions: [Access.PassRole] };
    const queue = { actions: [Access.SubmitJob], region };
    return {
      roleName: "orders-nightly",
      service: ServicePrincipal.Scheduler,
      sourceArns: [`arn:${partition}:scheduler:${region}:${accountId}:schedule-group/orders`],
      access: [
        { taskDefinition: "orders", cluster: "orders", actions: [Access.RunTask], label: "Pack", region },
        { ...passed, role: "orders-task", label: "Task" },
        { ...queue, jobQueue: "orders", label: "Work" },
        { ...queue, jobDefinition: "orders", label: "Work" },
        { jobs: "orders", actions: [Access.TagJob, Access.TerminateJob], label: "Own", region },
        { stateMachine: "orders", actions: [Access.StartExecution], label: "Night", region },
        { sparkApplication: "00f1orders", actions: [Access.SubmitJob], label: "Spark", region },
        { function: "orders", actions: [Access.Invoke], label: "Night", region },
      ],
      permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
      account: { accountId, partition },
      region,
      tags,
    };
  },
  ["service"],
);
