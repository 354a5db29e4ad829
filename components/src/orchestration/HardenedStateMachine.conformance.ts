import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedStateMachine } from "./HardenedStateMachine.js";

export const conformance = conformanceEntry(
  HardenedStateMachine,
  ({ accountId, partition, region, environment, tags }) => ({
    definition: JSON.stringify({
      StartAt: "Wait",
      States: { Wait: { Type: "Wait", Seconds: 60, End: true } },
      TimeoutSeconds: 3600,
    }),
    access: [
      { sparkApplication: "00f1orders", actions: [Access.SubmitJob, Access.Inspect], label: "Spark", region },
      { eventRule: "orders-job-ends", actions: [Access.ManageRule], label: "JobEnd", region },
    ],
    stateMachineName: "orders",
    roleName: "orders-steps",
    logRetentionDays: 30,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["stateMachineName", "roleName", "logRetentionDays", "environment"],
  {},
  () => [{ keyArn: undefined, stateMachineName: undefined, roleName: undefined }],
);
