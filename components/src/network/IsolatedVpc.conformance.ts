import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { IsolatedVpc } from "./IsolatedVpc.js";
import { NatGateways } from "./NatGateways.js";

export const conformance = conformanceEntry(
  IsolatedVpc,
  ({ accountId, partition, region, environment, tags }) => ({
    cidrBlock: "10.1.0.0/16",
    zones: 3,
    databaseSubnets: true,
    gatewayEndpoints: ["s3", "dynamodb"],
    interfaceEndpoints: ["sqs", "ecr.api", "ecr.dkr"],
    flowLogRetentionDays: 30,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  [
    "cidrBlock",
    "zones",
    "databaseSubnets",
    "gatewayEndpoints",
    "interfaceEndpoints",
    "flowLogRetentionDays",
    "environment",
  ],
  { internetEgress: { natGateways: NatGateways.PerZone } },
  ({ accountId, partition, region }) => [
    { keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001` },
  ],
);
