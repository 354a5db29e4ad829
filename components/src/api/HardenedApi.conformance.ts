import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { HardenedApi } from "./HardenedApi.js";

export const conformance = conformanceEntry(
  HardenedApi,
  ({ accountId, partition, region, environment, tags }) => ({
    routes: [
      {
        method: "POST",
        path: "/jobs",
        functionArn: `arn:${partition}:lambda:${region}:${accountId}:function:orders-api`,
        requestSchema: JSON.stringify({ type: "object", required: ["command"] }),
        throttle: { ratePerSecond: 5, burst: 10 },
      },
      {
        method: "GET",
        path: "/jobs/{id}",
        functionArn: `arn:${partition}:lambda:${region}:${accountId}:function:orders-api`,
      },
    ],
    apiName: "orders-jobs",
    stageName: "prod",
    vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"],
    throttle: { ratePerSecond: 20, burst: 40 },
    webAclArn: `arn:${partition}:wafv2:${region}:${accountId}:regional/webacl/orders/0a1b2c3d`,
    latencyAlarmMs: 2000,
    logRetentionDays: 30,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["routes.*.method", "routes.*.path", "routes.*.requestSchema", "stageName", "logRetentionDays", "environment"],
  {},
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
