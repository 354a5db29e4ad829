import * as pulumi from "@pulumi/pulumi";
import { IsolatedVpc, NatGateways, WorkloadSecurityGroup } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { NetworkPlan } from "../plan/TransformPlan.js";
import type { Deployment } from "./Deployment.js";

/** What the worker calls, or Batch calls to start it. Batch is reached by the functions, which are in no network. */
const interfaceEndpoints = ["ecr.api", "ecr.dkr", "logs", "sts"];

/** Tokens of git hosts are read from there. */
const tokenEndpoints = ["secretsmanager"];

/** Where jobs run, and what they reach: the endpoints alone, or for a written reason the internet by HTTPS. */
export class TransformNetwork extends pulumi.ComponentResource {
  readonly subnetIds: pulumi.Output<string[]>;
  /** Group of the jobs: no inbound, and outbound by HTTPS alone. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { base, network } = deployment.plan;
    super("sallyport-transform:index:TransformNetwork", base, { kind: network.kind }, opts);
    const { subnetIds, securityGroupId } =
      network.kind === "public" ? this.#existing(deployment, network) : this.#made(deployment, network);

    this.subnetIds = subnetIds;
    this.securityGroupId = securityGroupId;
    this.registerOutputs({ subnetIds, securityGroupId });
  }

  #made(deployment: Deployment, network: Exclude<NetworkPlan, { readonly kind: "public" }>) {
    const { plan, permissionsBoundaryArn } = deployment;
    const { base, config } = plan;
    const private_ = network.kind === "private";
    const vpc = new IsolatedVpc(
      `${base}-vpc`,
      {
        cidrBlock: config.network.cidrBlock,
        zones: 2,
        gatewayEndpoints: ["s3", "dynamodb"],
        interfaceEndpoints: [
          ...interfaceEndpoints,
          ...(Object.keys(config.git.tokens).length > 0 ? tokenEndpoints : []),
        ],
        ...(private_ && {
          natGateways: config.environment === "prod" ? NatGateways.PerZone : NatGateways.Single,
          exceptions: { internetEgress: network.waiver },
        }),
        permissionsBoundaryArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const group = new WorkloadSecurityGroup(
      `${base}-jobs`,
      {
        vpcId: vpc.vpcId,
        egressSecurityGroupIds: [vpc.endpointSecurityGroupId],
        egressPrefixListIds: [vpc.s3PrefixListId],
        ...(private_ && { egressCidrBlocks: ["0.0.0.0/0"], exceptions: { egressAnywhere: network.waiver } }),
        ...placed(deployment),
      },
      { parent: this },
    );
    return { subnetIds: private_ ? vpc.privateSubnetIds : vpc.subnetIds, securityGroupId: group.securityGroupId };
  }

  #existing(deployment: Deployment, network: Extract<NetworkPlan, { readonly kind: "public" }>) {
    const group = new WorkloadSecurityGroup(
      `${deployment.plan.base}-jobs`,
      {
        vpcId: network.vpcId,
        egressCidrBlocks: ["0.0.0.0/0"],
        exceptions: { egressAnywhere: network.waiver },
        ...placed(deployment),
      },
      { parent: this },
    );
    return { subnetIds: pulumi.output([...network.subnetIds]), securityGroupId: group.securityGroupId };
  }
}
