import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { CrossAccountRole } from "./CrossAccountRole.js";

export const conformance = conformanceEntry(
  CrossAccountRole,
  ({ accountId, partition, region, environment, tags }) => ({
    roleName: "orders-reader",
    trustedRoleArn: `arn:${partition}:iam::999999999999:role/reports`,
    externalId: "orders-7f3a",
    organizationId: "o-a1b2c3d4e5",
    fromEnvironment: environment,
    toEnvironment: environment,
    access: [{ bucket: "orders", prefix: "out/", actions: [Access.Read], label: "Results", region }],
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    region,
    tags,
  }),
  ["fromEnvironment", "toEnvironment"],
  { acrossEnvironments: { fromEnvironment: "staging" } },
);
