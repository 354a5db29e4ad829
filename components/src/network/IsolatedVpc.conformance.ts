import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { IsolatedVpc } from "./IsolatedVpc.js";

export const conformance = conformanceEntry(
  IsolatedVpc,
  ({ accountId, partition, region, environment, tags }) => ({
    cidrBlock: "10.1.0.0/16",
    zones: 3,
    gatewayEndpoints: ["s3", "dynamodb"],
    interfaceEndpoints: ["sqs", "ecr.api", "ecr.dkr"],
    flowLogRetentionDays: 30,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["cidrBlock", "zones", "gatewayEndpoints", "interfaceEndpoints", "flowLogRetentionDays", "environment"],
);
