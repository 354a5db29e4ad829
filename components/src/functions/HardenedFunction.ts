import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Home, homeOf } from "../account/homeOf.js";
import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { checkIntents } from "../identity/checkIntents.js";
import { FunctionRole } from "../identity/FunctionRole.js";
import { HardenedQueue } from "../messaging/HardenedQueue.js";
import type { QueueSenderArgs } from "../messaging/HardenedQueueArgs.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { accessFor } from "./accessFor.js";
import { checkFunctionArgs } from "./checkFunctionArgs.js";
import { codeFor } from "./codeFor.js";
import { eventSources } from "./eventSources.js";
import type { FailureQueueArgs } from "./FunctionEventArgs.js";
import type { FunctionPlan } from "./FunctionPlan.js";
import { FunctionRuntime } from "./FunctionRuntime.js";
import { functionAlarms } from "./functionAlarms.js";
import { functionKey } from "./functionKey.js";
import { functionNameFor } from "./functionNameFor.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";
import { planFailures } from "./planFailures.js";
import { scheduleRule } from "./scheduleRule.js";
import { tracingPolicy } from "./tracingPolicy.js";

/**
 * A Lambda function with a role, a log and a key of its own, and everything that calls it.
 *
 * Defaults: Node 24 on arm64, 256 MiB, 30 s; a role that no other function has and that may write this log and do what
 * `access` says; environment and log encrypted with a customer-managed key, JSON log lines kept a year; no secret in
 * the environment; only named services may call, each for one resource of this account; events that fail three times
 * are set aside; no function URL, no layers, no tracing, no network of the account's.
 *
 * Cost: 0.20 USD per million calls and 0.0000133 USD per GB and second on arm64; 0.50 USD per GB of log; the key 1 USD
 * a month unless `keyArn` is given; each alarm 0.10 USD a month.
 *
 * Controls: IAM-01, IAM-09, IAM-20, SEC-01, SUP-13, ENC-19, LOG-01, LOG-02, LOG-04, NET-16, MON-01.
 *
 * @example
 * const api = new HardenedFunction("orders-api", {
 *   codePath: "bundles/orders-api",
 *   environmentVariables: { SALLYPORT_TABLE: table.tableName },
 *   access: [{ table: table.tableName, key: table.keyArn, actions: [Access.Read], label: "Orders" }],
 *   queues: [{ queueArn: queue.queueArn, keyArn: queue.keyArn }],
 *   permissionsBoundaryArn,
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class HardenedFunction extends pulumi.ComponentResource {
  /** Name of the function. */
  readonly functionName: pulumi.Output<string>;
  /** ARN of the function, once the named services may call it. */
  readonly functionArn: pulumi.Output<string>;
  /** ARN of its role. */
  readonly roleArn: pulumi.Output<string>;
  /** Name of its log group. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the key of its environment and log. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("HardenedFunction", name);
    checkFunctionArgs(component, args);
    checkIntents(component, "access", args.access ?? []);
    const functionName = functionNameFor(component, name, args.functionName);
    super("sallyport:index:HardenedFunction", name, args, opts);
    const home = homeOf(this, args);
    const { environment, account, region, tags, permissionsBoundaryArn, subnetIds, securityGroupIds } = args;
    const logGroupName = pulumi.interpolate`/aws/lambda/${functionName}`;
    const logGroupArn = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:${logGroupName}`;
    const failures = planFailures(name, args, home);

    const role = new FunctionRole(
      `${name}-role`,
      {
        roleName: pulumi.interpolate`${functionName}-role`,
        functionName,
        logGroupName,
        access: accessFor(args.access ?? [], { queues: args.queues ?? [], onFailure: failures }),
        ...(subnetIds && { subnetIds }),
        ...(securityGroupIds && { securityGroupIds }),
        permissionsBoundaryArn,
        account,
        region,
        tags,
      },
      { parent: this },
    );
    const failureSenders = sendersOfFailures(args, home, functionName);
    const failureQueueName = failures?.ownQueueName;
    const own = { args, logGroupArn, roleArn: role.roleArn, failureQueueName, failureSenders };
    const keyArn = pulumi.output(args.keyArn ?? functionKey(this, name, own));
    const logs = new LogGroup(
      `${name}-logs`,
      { logGroupName, retentionDays: args.logRetentionDays ?? 365, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const plan: FunctionPlan = {
      parent: this,
      name,
      args,
      home,
      functionName,
      keyArn,
      onFailure:
        failureQueueName === undefined
          ? failures
          : failureQueue(this, failureQueueName, { ...args, keyArn }, failureSenders),
      tags: tagsFor("HardenedFunction", name, tags),
    };
    const traced = args.tracing === true ? [tracingPolicy(this, name, role.roleName)] : [];
    const made = functionOf(plan, role.roleArn, logs.logGroupName, traced);
    const functionArn = pulumi.interpolate`arn:${home.partition}:lambda:${home.region}:${home.accountId}:function:${functionName}`;
    const settled = handedOver(plan, knownAfter(functionName, made));
    const permissions = eventSources(plan, knownAfter(functionArn, made, ...settled));
    functionAlarms(plan, knownAfter(functionName, made));

    this.functionName = knownAfter(functionName, made, ...permissions);
    this.functionArn = knownAfter(functionArn, made, ...settled, ...permissions);
    this.roleArn = role.roleArn;
    this.logGroupName = logs.logGroupName;
    this.keyArn = keyArn;
    this.registerOutputs({
      functionName: this.functionName,
      functionArn: this.functionArn,
      roleArn: this.roleArn,
      logGroupName: this.logGroupName,
      keyArn: this.keyArn,
    });
  }
}

function failureQueue(
  parent: pulumi.Resource,
  name: string,
  { keyArn, alarmTopicArn, environment, account, region, tags }: HardenedFunctionArgs,
  senders: QueueSenderArgs[],
): FailureQueueArgs {
  const queue = new HardenedQueue(
    name,
    { senders, keyArn, alarmTopicArn, environment, account, region, tags },
    { parent },
  );
  return { queueArn: queue.queueArn };
}

/** Who besides the function itself sends to its failure queue: the rules of schedules that Lambda did not take. */
function sendersOfFailures(
  { schedules = [] }: HardenedFunctionArgs,
  home: Home,
  functionName: pulumi.Output<string>,
): QueueSenderArgs[] {
  if (schedules.length === 0) return [];
  const sourceArns = schedules.map((schedule) => scheduleRule(home, functionName, schedule).ruleArn);
  return [{ service: "events.amazonaws.com", sourceArns }];
}

const architectures = { [CpuArchitecture.Arm64]: "arm64", [CpuArchitecture.X86]: "x86_64" } as const;

function functionOf(
  { parent, name, args, functionName, keyArn, tags }: FunctionPlan,
  role: pulumi.Output<string>,
  logGroup: pulumi.Output<string>,
  dependsOn: pulumi.Resource[],
): aws.lambda.Function {
  const { codePath, imageUri, subnetIds = [], securityGroupIds = [], environmentVariables = {} } = args;
  const code =
    codePath === undefined
      ? { packageType: "Image", imageUri }
      : {
          packageType: "Zip",
          code: codeFor(codePath),
          runtime: args.runtime ?? FunctionRuntime.Node24,
          handler: args.handler ?? "index.handler",
        };
  return new aws.lambda.Function(
    `${name}-function`,
    {
      ...code,
      name: functionName,
      role,
      architectures: [architectures[args.architecture ?? CpuArchitecture.Arm64]],
      memorySize: args.memoryMib ?? 256,
      timeout: args.timeoutSeconds ?? 30,
      ephemeralStorage: { size: args.ephemeralStorageMib ?? 512 },
      kmsKeyArn: keyArn,
      ...(Object.keys(environmentVariables).length > 0 && { environment: { variables: environmentVariables } }),
      ...(subnetIds.length > 0 && { vpcConfig: { subnetIds, securityGroupIds } }),
      reservedConcurrentExecutions: args.reservedConcurrency ?? -1,
      codeSigningConfigArn: args.codeSigningConfigArn,
      loggingConfig: { logFormat: "JSON", logGroup, applicationLogLevel: "INFO", systemLogLevel: "INFO" },
      tracingConfig: { mode: args.tracing === true ? "Active" : "PassThrough" },
      region: args.region,
      tags,
    },
    { parent, dependsOn },
  );
}

/** What happens to events that the function is to handle later. */
function handedOver(plan: FunctionPlan, functionName: pulumi.Output<string>): pulumi.Resource[] {
  const { parent, name, args, onFailure } = plan;
  if (onFailure === undefined) return [];
  const config = new aws.lambda.FunctionEventInvokeConfig(
    `${name}-later`,
    {
      functionName,
      maximumRetryAttempts: args.asyncRetries ?? 2,
      destinationConfig: { onFailure: { destination: onFailure.queueArn } },
      region: args.region,
    },
    { parent },
  );
  return [config];
}
