import * as pulumi from "@pulumi/pulumi";
import { BatchEnvironment, SessionRole, TaskRole } from "@sallyport/components";
import { imageOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { jobAccess, sessionAccess } from "./jobAccess.js";
import { jobEnvironment } from "./jobEnvironment.js";
import { namesOf } from "./namesOf.js";
import { roleArnOf } from "./roleArnOf.js";
import type { TransformData } from "./TransformData.js";
import type { TransformNetwork } from "./TransformNetwork.js";

interface TransformJobsPlace {
  readonly data: TransformData;
  readonly network: TransformNetwork;
}

/** The worker's exit code where a network or a host failed it: see its README. */
const temporary = 75;

/** Where jobs run: the roles of the worker in their containers and of its programs, the queue, and the one kind of job that it takes. */
export class TransformJobs extends pulumi.ComponentResource {
  readonly jobQueueName: pulumi.Output<string>;
  readonly jobDefinitionName: pulumi.Output<string>;
  /** ARN of the definition's revision. */
  readonly jobDefinitionArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  readonly executionRoleName: pulumi.Output<string>;

  constructor(deployment: Deployment, { data, network }: TransformJobsPlace, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const { cpu, memoryMib, ephemeralStorageGib, timeoutSeconds, attempts, maxVcpus, spot } = config.job;
    super("sallyport-transform:index:TransformJobs", base, { roles: config.roles }, opts);
    const { jobs: name } = namesOf(base);

    const role = new TaskRole(
      `${base}-job`,
      {
        roleName: config.roles.job,
        access: jobAccess({ ...data, ...config }),
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const { role: sessionRole } = config.childSession;
    if (sessionRole !== undefined)
      new SessionRole(
        `${base}-program`,
        {
          roleName: sessionRole,
          openedBy: role.roleName,
          access: sessionAccess(data),
          permissionsBoundaryArn,
          ...placed(deployment),
        },
        { parent: this },
      );
    const environment = new BatchEnvironment(
      name,
      {
        image: imageOf(deployment, config),
        imageRepository: config.imageRepository,
        jobRoleArn: role.roleArn,
        executionRoleName: config.roles.execution,
        environmentVariables: jobEnvironment(config, { ...data, childSession: childSessionOf(deployment) }),
        permissionsBoundaryArn,
        subnetIds: network.subnetIds,
        securityGroupIds: [network.securityGroupId],
        ...{ cpu, memoryMib, ephemeralStorageGib, timeoutSeconds, attempts, maxVcpus, spot },
        retryableExitCode: temporary,
        longJobSeconds: config.alarms.longJobSeconds,
        logRetentionDays: config.logRetentionDays,
        keyArn: data.keyArn,
        alarmTopicArn,
        exceptions: exceptionsOf(deployment),
        ...placed(deployment),
      },
      { parent: this },
    );

    this.jobQueueName = environment.jobQueueName;
    this.jobDefinitionName = environment.jobDefinitionName;
    this.jobDefinitionArn = environment.jobDefinitionArn;
    this.logGroupName = environment.logGroupName;
    this.roleName = role.roleName;
    this.executionRoleName = environment.executionRoleArn.apply((arn) => arn.split("/").at(-1) ?? "");
    this.registerOutputs({ jobQueueName: this.jobQueueName, jobDefinitionName: this.jobDefinitionName });
  }
}

/** What the worker is told of sessions for its programs; undefined where they have none. */
function childSessionOf(deployment: Deployment) {
  const { plan, region, account } = deployment;
  const { role } = plan.config.childSession;
  if (role === undefined) return undefined;
  // Of the account's keys the role may use one, and a session no more than its role: the definition is known before that key is made.
  const keyArn = pulumi.interpolate`arn:${account.partition}:kms:${region}:${account.accountId}:key/*`;
  return { roleArn: roleArnOf(deployment, role), keyArn };
}

function exceptionsOf({ plan: { config, network } }: Deployment) {
  const { writableRoot } = config.exceptions;
  return {
    ...(writableRoot && { writableRoot }),
    ...(network.kind === "public" && { publicIp: network.publicIp }),
  };
}
