import { join } from "node:path";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { Remediation } from "./Remediation.js";
import { RemediationMode } from "./RemediationArgs.js";

export const conformance = conformanceEntry(
  Remediation,
  ({ accountId, partition, region, environment, tags }) => ({
    codePath: join(__dirname, "..", "..", "testing", "function"),
    mode: RemediationMode.Apply,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    alarmTopicKeyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    trailName: "audit",
    spared: ["website"],
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000002`,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["codePath", "mode", "environment"],
);
