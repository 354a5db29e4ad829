import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { FunctionRole } from "./FunctionRole.js";

export const conformance = conformanceEntry(FunctionRole, ({ accountId, partition, region, tags }) => {
  const key = `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`;
  const secret = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:orders-AbCdEf`;
  return {
    roleName: "orders-function",
    functionName: "orders",
    logGroupName: "/sallyport/orders",
    access: [
      { secret, actions: [Access.RotateSecret], key, label: "Login", region },
      { parameter: "/orders/mode", actions: [Access.ReadParameter], key, label: "Mode", region },
      { database: "db-ABC123", user: "rotator", actions: [Access.Connect], label: "Orders", region },
      { api: "a1b2c3d4e5", stage: "prod", routes: ["GET /jobs/{id}"], actions: [Access.Invoke], label: "Jobs", region },
      { bucketsOf: accountId, actions: [Access.Inspect, Access.Remediate], label: "Buckets", region },
      { securityGroupsOf: accountId, actions: [Access.Inspect, Access.Remediate], label: "Groups", region },
      { usersOf: accountId, actions: [Access.Inspect, Access.Remediate], label: "Users", region },
      { trail: "audit", actions: [Access.Inspect, Access.Remediate], label: "Audit", region },
      { metricNamespace: "Sallyport/Orders", actions: [Access.PutMetrics], label: "Own", region },
    ],
    subnetIds: ["subnet-00000001", "subnet-00000002"],
    securityGroupIds: ["sg-00000001"],
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    region,
    tags,
  };
});
