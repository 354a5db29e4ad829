import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { DeployerRole } from "./DeployerRole.js";

export const conformance = conformanceEntry(
  DeployerRole,
  ({ accountId, partition, region, tags }) => ({
    roleName: "orders-deployer",
    providerArn: `arn:${partition}:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
    audience: "sts.amazonaws.com",
    gitHubRuns: [
      { repository: "acme/orders", environment: "prod" },
      { repository: "acme/orders", branch: "main" },
    ],
    subjects: ["project_path:acme/orders:ref_type:branch:ref:main"],
    resourceTypes: ["aws:ec2/vpc:Vpc", "aws:iam/role:Role", "aws:kms/key:Key", "aws:sqs/queue:Queue"],
    namePrefixes: ["orders-"],
    regions: [region],
    workloadBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    access: [{ bucket: "orders-state", actions: [Access.ReadWrite, Access.List], label: "State", region }],
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/deployers`,
    account: { accountId, partition },
    region,
    tags,
  }),
  ["gitHubRuns", "subjects", "resourceTypes", "namePrefixes", "regions"],
);
