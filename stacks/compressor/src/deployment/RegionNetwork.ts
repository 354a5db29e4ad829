import * as pulumi from "@pulumi/pulumi";
import { IsolatedVpc, WorkloadSecurityGroup } from "@sallyport/components";
import type { Deployment } from "./Deployment.js";

/** The interface endpoints that a worker calls, or that ECS calls to start one. STS and KMS are called by neither. */
const interfaceEndpoints = ["ecr.api", "ecr.dkr", "events", "logs", "sqs"];

/** The network of the workers of a region: isolated subnets, endpoints, and a group that reaches only those. */
export class RegionNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  /** Group of the workers: no inbound, and outbound to the endpoints alone. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(deployment: Deployment, region: string, cidrBlock: string, opts?: pulumi.ComponentResourceOptions) {
    const { base, account, config, tags, foundation } = deployment;
    const name = `${base}-${region}`;
    super("sallyport-compressor:index:RegionNetwork", name, { region, cidrBlock }, opts);
    const placed = { account, region, tags, environment: config.environment };

    const vpc = new IsolatedVpc(
      `${name}-vpc`,
      {
        cidrBlock,
        zones: 2,
        gatewayEndpoints: ["s3", "dynamodb"],
        interfaceEndpoints,
        permissionsBoundaryArn: foundation.permissionsBoundaryArn,
        ...placed,
      },
      { parent: this },
    );
    const workers = new WorkloadSecurityGroup(
      `${name}-workers`,
      {
        vpcId: vpc.vpcId,
        egressSecurityGroupIds: [vpc.endpointSecurityGroupId],
        egressPrefixListIds: [vpc.s3PrefixListId, vpc.dynamodbPrefixListId],
        ...placed,
      },
      { parent: this },
    );

    this.vpcId = vpc.vpcId;
    this.subnetIds = vpc.subnetIds;
    this.securityGroupId = workers.securityGroupId;
    this.registerOutputs({ vpcId: this.vpcId, subnetIds: this.subnetIds, securityGroupId: this.securityGroupId });
  }
}
