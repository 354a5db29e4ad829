import * as pulumi from "@pulumi/pulumi";
import { IsolatedVpc, WorkloadSecurityGroup } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** What the worker calls, or ECS calls to start it. STS and KMS are called by neither. */
const interfaceEndpoints = ["ecr.api", "ecr.dkr", "events", "logs", "sqs"];

/** With the engine spark the worker calls Step Functions too. */
const sparkEndpoints = ["states"];

/** The network: isolated subnets, endpoints, and for each workload a group that reaches only those. */
export class KpiNetwork extends pulumi.ComponentResource {
  readonly subnetIds: pulumi.Output<string[]>;
  /** Group of the worker: no inbound, and outbound to the endpoints alone. */
  readonly securityGroupId: pulumi.Output<string>;
  /** Group of Spark's jobs, which reach S3 and the log alone; undefined without Spark. */
  readonly sparkSecurityGroupId: pulumi.Output<string> | undefined;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn } = deployment;
    const { base, config } = plan;
    super("sallyport-kpi:index:KpiNetwork", base, { cidrBlock: config.cidrBlock }, opts);

    const vpc = new IsolatedVpc(
      `${base}-vpc`,
      {
        cidrBlock: config.cidrBlock,
        zones: 2,
        gatewayEndpoints: ["s3", "dynamodb"],
        interfaceEndpoints: [...interfaceEndpoints, ...(plan.spark === undefined ? [] : sparkEndpoints)],
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const worker = new WorkloadSecurityGroup(
      `${base}-worker`,
      {
        vpcId: vpc.vpcId,
        egressSecurityGroupIds: [vpc.endpointSecurityGroupId],
        egressPrefixListIds: [vpc.s3PrefixListId, vpc.dynamodbPrefixListId],
        ...placed(deployment),
      },
      { parent: this },
    );

    const spark =
      plan.spark &&
      new WorkloadSecurityGroup(
        `${base}-spark`,
        {
          vpcId: vpc.vpcId,
          egressSecurityGroupIds: [vpc.endpointSecurityGroupId],
          egressPrefixListIds: [vpc.s3PrefixListId],
          ...placed(deployment),
        },
        { parent: this },
      );

    this.subnetIds = vpc.subnetIds;
    this.securityGroupId = worker.securityGroupId;
    this.sparkSecurityGroupId = spark?.securityGroupId;
    this.registerOutputs({ subnetIds: this.subnetIds, securityGroupId: this.securityGroupId });
  }
}
