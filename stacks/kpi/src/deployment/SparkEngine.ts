import * as pulumi from "@pulumi/pulumi";
import { HardenedStateMachine, ServicePrincipal, ServiceRole, SparkApplication } from "@sallyport/components";
import { imageOf, placed } from "@sallyport/stack-kit";
import type { SparkPlan } from "../plan/KpiPlan.js";
import type { Deployment } from "./Deployment.js";
import type { KpiData } from "./KpiData.js";
import type { KpiNetwork } from "./KpiNetwork.js";
import { sparkJobAccess, sparkMachineAccess } from "./sparkAccess.js";
import { sparkDefinition } from "./sparkDefinition.js";

interface SparkPlace {
  readonly data: KpiData;
  readonly network: KpiNetwork;
}

/** Spark where the plan asks for it. */
export function sparkEngine(deployment: Deployment, place: SparkPlace): SparkEngine | undefined {
  const { spark } = deployment.plan;
  return spark && new SparkEngine(deployment, spark, place);
}

/** What computes in the worker's stead: an application of EMR Serverless, the role of its jobs, and the state machine that runs one. */
export class SparkEngine extends pulumi.ComponentResource {
  readonly stateMachineName: pulumi.Output<string>;
  readonly stateMachineArn: pulumi.Output<string>;
  /** Key of the executions, which who reads one must decrypt. */
  readonly executionKeyArn: pulumi.Output<string>;

  constructor(
    deployment: Deployment,
    spark: SparkPlan,
    { data, network }: SparkPlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { plan, account, permissionsBoundaryArn, alarmTopicArn } = deployment;
    const { base, config } = plan;
    const { maxVcpus, maxMemoryGib, maxDiskGib, timeoutMinutes } = spark;
    super("sallyport-kpi:index:SparkEngine", base, { ...spark }, opts);
    const { subnetIds, sparkSecurityGroupId } = network;
    const common = { logRetentionDays: config.logRetentionDays, alarmTopicArn, ...placed(deployment) };

    const application = new SparkApplication(
      `${base}-spark`,
      {
        image: imageOf(deployment, spark),
        subnetIds,
        securityGroupIds: sparkSecurityGroupId === undefined ? [] : [sparkSecurityGroupId],
        maxVcpus,
        maxMemoryGib,
        maxDiskGib,
        keyArn: data.keyArn,
        ...common,
      },
      { parent: this },
    );
    const { applicationId, applicationArn, logGroupName } = application;
    const { roleArn: jobRoleArn } = new ServiceRole(
      `${base}-spark-job`,
      {
        service: ServicePrincipal.EmrServerless,
        sourceArns: [applicationArn],
        access: sparkJobAccess({ ...data, inputPrefix: config.input.prefix, logGroupName }),
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const machine = new HardenedStateMachine(
      `${base}-spark-runs`,
      {
        definition: pulumi
          .all([account.partition, applicationId, jobRoleArn])
          .apply(([partition, id, role]) =>
            sparkDefinition({ partition, applicationId: id, jobRoleArn: role, timeoutMinutes }),
          ),
        access: sparkMachineAccess({ applicationId, jobRoleArn }),
        permissionsBoundaryArn,
        ...common,
      },
      { parent: this },
    );

    this.stateMachineName = machine.stateMachineName;
    this.stateMachineArn = machine.stateMachineArn;
    this.executionKeyArn = machine.keyArn;
    this.registerOutputs({ stateMachineArn: this.stateMachineArn, executionKeyArn: this.executionKeyArn });
  }
}
