import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { TaskRole } from "./TaskRole.js";

export const conformance = conformanceEntry(TaskRole, ({ accountId, partition, region, tags }) => {
  const key = `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`;
  const secret = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:orders-AbCdEf`;
  return {
    roleName: "orders-task",
    access: [
      { bucket: "orders", prefix: "in/", actions: [Access.Read, Access.List], key, label: "Source", region },
      { table: "orders", index: "by-target", actions: [Access.QueryIndex], label: "Targets", region },
      { queue: "orders", actions: [Access.Consume], key, label: "Work", region },
      { table: "orders", actions: [Access.Update], key, label: "Ledger", region },
      { eventBus: "default", actions: [Access.PutEvents], label: "Confirm", region },
      { topic: "orders", actions: [Access.Publish], key, label: "Told", region },
      { logGroup: "/orders", actions: [Access.WriteLogs], label: "Own", region },
      { repository: "orders", actions: [Access.Pull], label: "Own", region },
      { secret, actions: [Access.ReadSecret], key, label: "Login", region },
      { sessionRole: "orders-session", actions: [Access.OpenSession], label: "Own", region },
      { subnet: "subnet-0a1b2c3d4e5f60718", actions: [Access.AttachInterface], label: "Own", region },
      { securityGroup: "sg-0a1b2c3d4e5f60718", actions: [Access.AttachInterface], label: "Own", region },
      { key, actions: [Access.Decrypt], label: "Direct", region },
    ],
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    region,
    tags,
  };
});
