import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { EventRoute } from "./EventRoute.js";

export const conformance = conformanceEntry(
  EventRoute,
  ({ accountId, partition, region, tags }) => ({
    eventPattern: JSON.stringify({ source: ["orders"] }),
    eventBusName: "default",
    ruleName: "orders-done",
    toEventBus: { region: "eu-north-1", eventBusName: "default" },
    deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    retry: { attempts: 10, seconds: 3600 },
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    region,
    tags,
  }),
  [],
  {},
  ({ accountId, partition, region }) => [
    { toEventBus: undefined, toQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders` },
  ],
);
