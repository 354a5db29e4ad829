import * as pulumi from "@pulumi/pulumi";
import { IsolatedVpc, WorkloadSecurityGroup } from "@sallyport/components";
import type { NetworkPlan } from "../plan/CompressorPlan.js";
import type { Deployment } from "./Deployment.js";

/** What every worker calls, or ECS calls to start one. STS and KMS are called by neither. */
const everywhere = ["ecr.api", "ecr.dkr", "logs", "sqs"];
/** What workers call that confirm to another region. */
const whereArchivesArrive = ["events"];

/** The network of the workers of a region: isolated subnets, endpoints, and a group that reaches only those. */
export class RegionNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  /** Group of the workers: no inbound, and outbound to the endpoints alone. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(deployment: Deployment, plan: NetworkPlan, opts?: pulumi.ComponentResourceOptions) {
    const { region, cidrBlock, receives } = plan;
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
        interfaceEndpoints: receives ? [...everywhere, ...whereArchivesArrive] : everywhere,
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
