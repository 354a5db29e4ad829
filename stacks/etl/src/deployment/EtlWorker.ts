import * as pulumi from "@pulumi/pulumi";
import { type TaskRole, WorkerService } from "@sallyport/components";
import { imageOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { EtlData } from "./EtlData.js";
import type { EtlDatabase } from "./EtlDatabase.js";
import type { EtlLogin } from "./EtlLogin.js";
import type { EtlMigration } from "./EtlMigration.js";
import type { EtlNetwork } from "./EtlNetwork.js";
import { namesOf } from "./namesOf.js";
import { workerEnvironment } from "./workerEnvironment.js";

interface WorkerPlace {
  readonly data: EtlData;
  readonly database: EtlDatabase;
  readonly network: EtlNetwork;
  readonly migration: EtlMigration;
  /** Undefined where it signs in by IAM. */
  readonly login: EtlLogin | undefined;
  readonly role: TaskRole;
}

/** Waiting messages for which another task is started: the load of one file may take minutes. */
const backlogPerTask = 5;

/** The worker: as many tasks as there are files to load, and none where there are none. */
export class EtlWorker extends pulumi.ComponentResource {
  readonly logGroupName: pulumi.Output<string>;

  constructor(deployment: Deployment, place: WorkerPlace, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const { data, database, network, migration, login, role } = place;
    const { minTasks, maxTasks, cpu, memoryMib } = config.worker;
    super("sallyport-etl:index:EtlWorker", base, { authentication: config.authentication }, opts);

    const service = new WorkerService(
      namesOf(base).worker,
      {
        image: imageOf(deployment, config),
        imageRepository: config.imageRepository,
        // As in the image's Dockerfile, which ECS does not read (CNT-06).
        healthCheck: ["CMD", "node", "/app/main.mjs", "--health"],
        taskRoleArn: role.roleArn,
        environmentVariables: workerEnvironment(plan, {
          queueUrl: data.queueUrl,
          inputBucket: data.inputBucket,
          databaseHost: database.host,
          databasePort: database.port,
          loginSecretArn: login?.secretArn,
        }),
        permissionsBoundaryArn,
        subnetIds: network.workerSubnetIds,
        securityGroupIds: [network.workerGroupId],
        cpu,
        memoryMib,
        scaling: { minTasks, maxTasks, backlogPerTask, queueName: data.queueName },
        logRetentionDays: config.logRetentionDays,
        keyArn: data.keyArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      // A task without its roles in the database could only fail.
      { parent: this, dependsOn: [migration] },
    );

    this.logGroupName = service.logGroupName;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
