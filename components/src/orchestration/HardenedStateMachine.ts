import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkIntents } from "../identity/checkIntents.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkDefinition } from "./checkDefinition.js";
import { executionKeyPolicyFor } from "./executionKeyPolicyFor.js";
import type { HardenedStateMachineArgs } from "./HardenedStateMachineArgs.js";
import { machineAlarms } from "./machineAlarms.js";
import { machineKey } from "./machineKey.js";

/**
 * A state machine of Step Functions (standard workflow) with a role, a log and a key of its own.
 *
 * Defaults: a role that does what `access` says, trusted for this one machine; definition and executions encrypted with a
 * customer-managed key, for which the role's right is held to this machine; every step logged without the data that it
 * carries, for a year; a timeout that the definition must have; no tracing. Whoever reads an execution needs the key too:
 * give the key with the intent, `{ stateMachine, key, actions: [Access.Inspect] }`.
 *
 * Cost: 0.025 USD for 1,000 steps; 0.50 USD per GB of log; the key 1 USD a month unless `keyArn` is given; two alarms 0.20
 * USD a month.
 *
 * Controls: IAM-01, IAM-09, IAM-20, ENC-09, ENC-19, LOG-01, LOG-04, MON-01, MON-02.
 *
 * @example
 * const machine = new HardenedStateMachine("kpi-spark", {
 *   definition: JSON.stringify({
 *     StartAt: "Wait",
 *     States: { Wait: { Type: "Wait", Seconds: 60, End: true } },
 *     TimeoutSeconds: 3600,
 *   }),
 *   access: [{ queue: queue.queueName, key: queue.keyArn, actions: [Access.Send], label: "Work" }],
 *   permissionsBoundaryArn,
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class HardenedStateMachine extends pulumi.ComponentResource {
  /** Name of the state machine. */
  readonly stateMachineName: pulumi.Output<string>;
  /** ARN of the state machine, known before it is made. */
  readonly stateMachineArn: pulumi.Output<string>;
  /** Name of its role. */
  readonly roleName: pulumi.Output<string>;
  /** Name of its log group. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the key of its executions and of its log. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedStateMachineArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("HardenedStateMachine", name);
    const { definition, stateMachineName = name, logRetentionDays = 365, access } = args;
    checkName(component, stateMachineName);
    checkDefinition(component, definition);
    checkRetentionDays(component, "logRetentionDays", logRetentionDays);
    checkIntents(component, "access", access);
    const roleName = roleNameFor(component, name, args.roleName ?? `${name}-states`);
    super("sallyport:index:HardenedStateMachine", name, args, opts);
    const { permissionsBoundaryArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);
    const machineArn = pulumi.interpolate`arn:${home.partition}:states:${home.region}:${home.accountId}:stateMachine:${stateMachineName}`;
    // AWS keeps the policies of log groups outside of this folder in one document, which soon is full.
    const logGroup = `/aws/vendedlogs/states/${stateMachineName}`;
    const own = tagsFor("HardenedStateMachine", name, tags);

    const keyArn = machineKey(this, name, args, home, logGroup);
    const logs = new LogGroup(
      `${name}-logs`,
      { logGroupName: logGroup, retentionDays: logRetentionDays, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const role = new ServiceRole(
      `${name}-states`,
      {
        service: ServicePrincipal.StepFunctions,
        sourceArns: [machineArn],
        access: [...access, { logGroup, actions: [Access.DeliverLogs] }],
        roleName,
        permissionsBoundaryArn,
        account,
        region,
        tags,
      },
      { parent: this },
    );
    const executionKey = new aws.iam.RolePolicy(
      `${name}-executions`,
      {
        name: "executions",
        role: role.roleName,
        policy: pulumi
          .all([pulumi.output({ ...home }), machineArn, keyArn])
          .apply(([where, stateMachineArn, key]) =>
            JSON.stringify(executionKeyPolicyFor({ ...where, stateMachineArn, keyArn: key })),
          ),
      },
      { parent: this },
    );
    const machine = new aws.sfn.StateMachine(
      `${name}-machine`,
      {
        name: stateMachineName,
        type: "STANDARD",
        definition,
        roleArn: knownAfter(role.roleArn, executionKey),
        encryptionConfiguration: {
          type: "CUSTOMER_MANAGED_KMS_KEY",
          kmsKeyId: keyArn,
          kmsDataKeyReusePeriodSeconds: 300,
        },
        loggingConfiguration: {
          level: "ALL",
          includeExecutionData: false,
          logDestination: pulumi.interpolate`${logs.logGroupArn}:*`,
        },
        region,
        tags: own,
      },
      { parent: this },
    );
    this.stateMachineName = knownAfter(stateMachineName, machine);
    this.stateMachineArn = knownAfter(machineArn, machine);
    this.roleName = role.roleName;
    this.logGroupName = logs.logGroupName;
    this.keyArn = keyArn;
    if (args.alarmTopicArn !== undefined) {
      const { stateMachineArn } = this;
      machineAlarms(this, name, { stateMachineArn, alarmTopicArn: args.alarmTopicArn, region, tags: own });
    }
    this.registerOutputs({
      stateMachineName: this.stateMachineName,
      stateMachineArn: this.stateMachineArn,
      roleName: this.roleName,
      logGroupName: this.logGroupName,
      keyArn: this.keyArn,
    });
  }
}

function checkName(component: string, stateMachineName: string): void {
  if (/^[A-Za-z0-9_-]{1,80}$/.test(stateMachineName)) return;
  const fix = "give 1 to 80 letters, digits, hyphens and underscores";
  throw new ArgumentError(component, "stateMachineName", stateMachineName, fix);
}
