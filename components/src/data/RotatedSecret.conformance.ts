import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { RotatedSecret } from "./RotatedSecret.js";

export const conformance = conformanceEntry(
  RotatedSecret,
  ({ accountId, partition, region, environment, tags }) => ({
    secretName: `avesa/clickhouse/${environment}`,
    description: "Login of the ingestion",
    initialValue: '{"username":"ingestion","password":"conformance"}',
    rotatorFunctionArn: `arn:${partition}:lambda:${region}:${accountId}:function:rotator`,
    rotatorRoleName: "rotator",
    consumerRoleNames: ["ingestion", "service/reports"],
    operatorRoleNames: ["operators"],
    rotationDays: 30,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/k`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
);
