import * as pulumi from "@pulumi/pulumi";
import { TaskRole, WorkerService } from "@sallyport/components";
import { imageOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { KpiData } from "./KpiData.js";
import type { KpiNetwork } from "./KpiNetwork.js";
import type { SparkEngine } from "./SparkEngine.js";
import { workerAccess } from "./workerAccess.js";
import { workerEnvironment } from "./workerEnvironment.js";

interface KpiWorkerPlace {
  readonly data: KpiData;
  readonly network: KpiNetwork;
  /** Undefined where the worker computes by itself. */
  readonly spark: SparkEngine | undefined;
}

/** The worker: one task while there is something to do, none else. */
export class KpiWorker extends pulumi.ComponentResource {
  readonly roleName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(
    deployment: Deployment,
    { data, network, spark }: KpiWorkerPlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { plan, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const { minTasks, cpu, memoryMib, ephemeralStorageGib } = config.worker;
    super("sallyport-kpi:index:KpiWorker", base, { tables: config.tables }, opts);

    const role = new TaskRole(
      `${base}-worker`,
      {
        access: workerAccess({ ...data, ...data.tables, inputPrefix: config.input.prefix, spark }),
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const service = new WorkerService(
      `${base}-worker`,
      {
        image: imageOf(deployment, config),
        imageRepository: config.imageRepository,
        // As in the image's Dockerfile, which ECS does not read (CNT-06).
        healthCheck: ["CMD", "node", "/app/main.mjs", "--health"],
        taskRoleArn: role.roleArn,
        environmentVariables: workerEnvironment(config, { ...data, spark }),
        permissionsBoundaryArn,
        subnetIds: network.subnetIds,
        securityGroupIds: [network.securityGroupId],
        cpu,
        memoryMib,
        ephemeralStorageGib,
        // A second task would only wait for the lease.
        scaling: { minTasks, maxTasks: 1, queueName: data.queueName },
        logRetentionDays: config.logRetentionDays,
        keyArn: data.keyArn,
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );

    this.roleName = role.roleName;
    this.logGroupName = service.logGroupName;
    this.registerOutputs({ roleName: this.roleName, logGroupName: this.logGroupName });
  }
}
