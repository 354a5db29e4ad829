import * as pulumi from "@pulumi/pulumi";
import { IsolatedVpc, WorkloadSecurityGroup } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** What worker and functions call, or ECS calls to start the worker. KMS is called by the services alone. */
const interfaceEndpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sqs"];

const zones = 2;

/**
 * The pipeline's network in tiers: subnets of databases without any route out, and subnets of tasks and functions that reach AWS's
 * endpoints; where a way out is configured, the worker is in private subnets behind NAT gateways instead (NET-02).
 */
export class EtlNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly workerSubnetIds: pulumi.Output<string[]>;
  readonly functionSubnetIds: pulumi.Output<string>[];
  readonly databaseSubnetIds: pulumi.Output<string[]>;
  /** Group of the worker: no inbound, and outbound to endpoints, S3 and what is configured. */
  readonly workerGroupId: pulumi.Output<string>;
  /** Group of the functions: no inbound, and outbound to endpoints alone. */
  readonly functionGroupId: pulumi.Output<string>;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { plan, permissionsBoundaryArn } = deployment;
    const { base } = plan;
    const { cidrBlock, egress } = plan.config.network;
    super("sallyport-etl:index:EtlNetwork", base, { cidrBlock }, opts);

    const vpc = new IsolatedVpc(
      `${base}-vpc`,
      {
        cidrBlock,
        zones,
        databaseSubnets: true,
        interfaceEndpoints,
        ...(egress && { natGateways: egress.natGateways, exceptions: { internetEgress: egress.waiver } }),
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const common = { vpcId: vpc.vpcId, egressSecurityGroupIds: [vpc.endpointSecurityGroupId], ...placed(deployment) };
    const worker = new WorkloadSecurityGroup(
      `${base}-worker`,
      {
        ...common,
        // ECR keeps the layers of images in S3 too.
        egressPrefixListIds: [vpc.s3PrefixListId],
        ...(egress && { egressCidrBlocks: egress.blocks }),
      },
      { parent: this },
    );
    const functions = new WorkloadSecurityGroup(`${base}-functions`, common, { parent: this });

    this.vpcId = vpc.vpcId;
    this.workerSubnetIds = egress === undefined ? vpc.subnetIds : vpc.privateSubnetIds;
    this.functionSubnetIds = Array.from({ length: zones }, (_, zone) => vpc.subnetIds.apply((ids) => ids[zone] ?? ""));
    this.databaseSubnetIds = vpc.databaseSubnetIds;
    this.workerGroupId = worker.securityGroupId;
    this.functionGroupId = functions.securityGroupId;
    this.registerOutputs({
      vpcId: this.vpcId,
      workerSubnetIds: this.workerSubnetIds,
      databaseSubnetIds: this.databaseSubnetIds,
      workerGroupId: this.workerGroupId,
      functionGroupId: this.functionGroupId,
    });
  }
}
