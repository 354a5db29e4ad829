import type { Conditions } from "../PolicyDocument.js";
import type { DeployScope } from "./DeployScope.js";

const own = (service: string, ...resources: string[]): DeployScope => ({ service, resources, tagged: "own" });
const made = (service: string, ...resources: string[]): DeployScope => ({ service, resources, tagged: "new" });
const named = (service: string, ...resources: string[]): DeployScope => ({ service, resources });
const account = (service: string, ...resources: string[]): DeployScope => ({ service, resources, global: true });
const inAccount = (resource: string): DeployScope => ({
  ...named("s3", resource),
  condition: { StringEqualsIfExists: { "aws:ResourceAccount": "{account}" } },
});
const listed = (service: string): DeployScope => ({ service, resources: ["*"] });

const untagged: Conditions = { Null: { "aws:ResourceTag/sallyport:component": "true" } };

/** EC2 calls that make a resource with its tags. */
const networkCreations = [
  "AllocateAddress",
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "CreateFlowLogs",
  "CreateInternetGateway",
  "CreateNatGateway",
  "CreateRouteTable",
  "CreateSecurityGroup",
  "CreateSubnet",
  "CreateVpc",
  "CreateVpcEndpoint",
];

/**
 * What a deployer's statements reach, by statement id. Names are those that the components give: a log group's is
 * below a folder, a secret's ends with six characters of AWS's choice.
 */
export const deployScopes = {
  AccountContacts: account("account", "account::{account}:account"),
  AccessPoints: named("s3", "s3:{here}:accesspoint/{name}"),
  Alarms: named("cloudwatch", "cloudwatch:{here}:alarm:{name}"),
  // A stack's alarms are described by name; AWS judges the call on all of them.
  AllAlarms: named("cloudwatch", "cloudwatch:{here}:alarm:*"),
  Analyzers: named("access-analyzer", "access-analyzer:{here}:analyzer/{name}"),
  // REST APIs have ids of AWS's choice, and their stages and methods no tags of their own.
  Apis: named("apigateway", "apigateway:*::/restapis", "apigateway:*::/restapis/*", "apigateway:*::/tags/*"),
  ApiAccount: named("apigateway", "apigateway:*::/account"),
  // Plans have ids of AWS's choice; selections are a plan's.
  BackupPlans: own("backup", "backup:{here}:backup-plan:*"),
  BackupVaults: named("backup", "backup:{here}:backup-vault:{name}"),
  BatchParts: named(
    "batch",
    "batch:{here}:compute-environment/{name}",
    "batch:{here}:job-definition/{name}",
    "batch:{here}:job-queue/{name}",
  ),
  // Bucket ARNs carry neither account nor region: the account is held by aws:ResourceAccount.
  Buckets: inAccount("s3:::{name}"),
  BucketObjects: inAccount("s3:::{name}/*"),
  Budgets: account("budgets", "budgets::{account}:budget/{name}"),
  // Glue judges each call on the catalog as well.
  Catalogs: named("glue", "glue:{here}:catalog", "glue:{here}:database/{words}", "glue:{here}:table/{words}/*"),
  Clusters: named("ecs", "ecs:{here}:cluster/{name}"),
  // AWS draws their ids.
  ConfigRules: named("config", "config:{here}:config-rule/*"),
  Dashboards: named("cloudwatch", "cloudwatch::{account}:dashboard/{name}"),
  Databases: named("rds", "rds:{here}:db:{name}", "rds:{here}:pg:{name}", "rds:{here}:subgrp:{name}"),
  Detectors: named("guardduty", "guardduty:{here}:detector/*"),
  EventRules: named("events", "events:{here}:rule/{name}"),
  EventSources: {
    ...listed("lambda"),
    condition: { ArnLike: { "lambda:FunctionArn": "arn:{partition}:lambda:{here}:function:{name}" } },
  },
  EventSourceRecords: named("lambda", "lambda:{here}:event-source-mapping:*"),
  // AWS draws their ids.
  FindingAggregators: named("securityhub", "securityhub:{here}:finding-aggregator/*"),
  Functions: named("lambda", "lambda:{here}:function:{name}"),
  KeyAliases: named("kms", "kms:{here}:alias/{name}"),
  Keys: own("kms", "kms:{here}:key/*"),
  // Services encrypt and grant with a key on behalf of who makes the resource.
  KeyGrants: {
    ...own("kms", "kms:{here}:key/*"),
    condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  },
  KeyUse: {
    ...own("kms", "kms:{here}:key/*"),
    condition: {
      StringLike: {
        "kms:ViaService": [
          "backup.*",
          "dynamodb.*",
          "lambda.*",
          "rds.*",
          "s3.*",
          "secretsmanager.*",
          "ssm.*",
          "states.*",
        ],
      },
    },
  },
  LogGroups: named(
    "logs",
    "logs:{here}:log-group:{name}",
    "logs:{here}:log-group:/sallyport/{name}",
    "logs:{here}:log-group:/aws/*/{name}",
  ),
  // Of a master user whose password RDS keeps: made under the deployer's name, named by RDS.
  ManagedSecrets: named("secretsmanager", "secretsmanager:{here}:secret:rds!*"),
  Network: own("ec2", "ec2:{here}:*/*"),
  NewBackupPlans: made("backup", "backup:{here}:backup-plan:*"),
  NewKeys: made("kms", "*"),
  // Tags that come with a key: AWS judges them like a later TagResource, so keys that other stacks tagged are left out.
  NewKeyTags: { ...made("kms", "kms:{here}:key/*"), condition: untagged },
  NewAttachments: made("ec2", "ec2:{here}:natgateway/*", "ec2:{here}:vpc-endpoint/*", "ec2:{here}:vpc-flow-log/*"),
  // Apart by what they are made in: none of these may be named as the parent of another by a tag in the request.
  NewNetwork: made(
    "ec2",
    "ec2:{here}:elastic-ip/*",
    "ec2:{here}:internet-gateway/*",
    "ec2:{here}:route-table/*",
    "ec2:{here}:security-group/*",
    "ec2:{here}:subnet/*",
  ),
  // Only with the call that makes the resource: else every network of the account could be tagged as the stack's.
  NewNetworkTags: {
    ...made("ec2", "ec2:{here}:*/*"),
    condition: { StringEquals: { "ec2:CreateAction": networkCreations } },
  },
  NewSparkApplications: made("emr-serverless", "*"),
  NewRules: made("ec2", "ec2:{here}:security-group-rule/*"),
  NewVpcs: made("ec2", "ec2:{here}:vpc/*"),
  // A VPC brings a security group and an ACL that nobody tagged: tagging them as ours is how they are taken over.
  NetworkDefaults: {
    ...made("ec2", "ec2:{here}:network-acl/*", "ec2:{here}:security-group/*"),
    condition: untagged,
  },
  OidcProviders: account("iam", "iam::{account}:oidc-provider/*"),
  Parameters: named("ssm", "ssm:{here}:parameter/{name}", "ssm:{here}:parameter/sallyport/{name}"),
  Policies: account("iam", "iam::{account}:policy/{name}"),
  Queues: named("sqs", "sqs:{here}:{name}"),
  // Policies have ids of AWS's choice; what they are bound to is outside the account.
  OrganizationPolicies: account(
    "organizations",
    "organizations::{account}:account/o-*/*",
    "organizations::{account}:ou/o-*/ou-*",
    "organizations::{account}:policy/o-*/service_control_policy/p-*",
    "organizations::{account}:root/o-*/r-*",
  ),
  Repositories: named("ecr", "ecr:{here}:repository/{name}", "ecr:{here}:repository/sallyport/{name}"),
  Roles: account("iam", "iam::{account}:role/{name}"),
  // What gives a role rights: only under the platform's boundary (see `deployerPolicyFor`).
  RoleRights: {
    ...account("iam", "iam::{account}:role/{name}"),
    condition: { StringEquals: { "iam:PermissionsBoundary": "{boundary}" } },
  },
  // Their ids are AWS's choice.
  ScalableTargets: named("application-autoscaling", "application-autoscaling:{here}:scalable-target/*"),
  Schedules: named(
    "scheduler",
    "scheduler:{here}:schedule-group/{name}",
    "scheduler:{here}:schedule/{name}",
    "scheduler:{here}:schedule/*/{name}",
  ),
  Secrets: named("secretsmanager", "secretsmanager:{here}:secret:{name}"),
  // Of AWS Config alone: no other service's is made by hand.
  ServiceRolesOfConfig: account("iam", "iam::{account}:role/aws-service-role/config.amazonaws.com/*"),
  Services: named("ecs", "ecs:{here}:service/{name}"),
  // AWS draws their ids.
  SparkApplications: own("emr-serverless", "emr-serverless:{here}:/applications/*"),
  // EMR Serverless tries for who makes an application whether it can be joined to the network.
  SparkInterfaces: {
    ...named("ec2", "ec2:{here}:network-interface/*", "ec2:{here}:security-group/*", "ec2:{here}:subnet/*"),
    condition: { StringEquals: { "aws:CalledViaLast": "ops.emr-serverless.amazonaws.com" } },
  },
  StateMachines: named("states", "states:{here}:stateMachine:{name}"),
  Tables: named("dynamodb", "dynamodb:{here}:table/{name}"),
  Tasks: named("ecs", "ecs:{here}:task/{name}"),
  TaskDefinitions: named("ecs", "ecs:{here}:task-definition/{name}"),
  Topics: named("sns", "sns:{here}:{name}"),
  Trails: named("cloudtrail", "cloudtrail:{here}:trail/{name}"),
  UnscopedAutoScaling: listed("application-autoscaling"),
  UnscopedBackupStorage: listed("backup-storage"),
  UnscopedBatch: listed("batch"),
  UnscopedConfig: listed("config"),
  UnscopedDetectors: listed("guardduty"),
  UnscopedEc2: listed("ec2"),
  UnscopedEcs: listed("ecs"),
  // A region has one hub: no ARN would leave another one out.
  UnscopedHubs: listed("securityhub"),
  UnscopedIam: { ...listed("iam"), global: true },
  UnscopedKms: listed("kms"),
  UnscopedLogs: listed("logs"),
  UnscopedOrganizations: account("organizations", "*"),
  UnscopedRds: listed("rds"),
  UnscopedS3: listed("s3"),
  UnscopedSns: listed("sns"),
  UnscopedStates: listed("states"),
  UnscopedSsm: listed("ssm"),
  UnscopedTrails: listed("cloudtrail"),
  WebAcls: named("wafv2", "wafv2:{here}:regional/webacl/{name}", "wafv2:{here}:regional/managedruleset/*"),
  WebAclStages: named("wafv2", "apigateway:*::/restapis/*/stages/*"),
  Workgroups: named("athena", "athena:{here}:workgroup/{name}"),
} as const satisfies Readonly<Record<string, DeployScope>>;

/** Statement id of a scope. */
export type DeployScopeId = keyof typeof deployScopes;
