import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { ImageRepository } from "./ImageRepository.js";

export const conformance = conformanceEntry(
  ImageRepository,
  ({ accountId, partition, region, environment, tags }) => ({
    repositoryName: "sallyport/orders",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    keepImages: 20,
    untaggedDays: 3,
    functionNames: ["orders-resize"],
    sparkApplications: true,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["repositoryName", "keepImages", "untaggedDays", "sparkApplications", "environment"],
);
