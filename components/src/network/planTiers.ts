import { ArgumentError } from "../errors/ArgumentError.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { IsolatedVpcArgs } from "./IsolatedVpcArgs.js";
import { NatGateways } from "./NatGateways.js";
import { planSubnets } from "./planSubnets.js";
import type { Tier } from "./Tier.js";

/** The blocks of each tier's subnets, one a zone; none where the tier is absent. */
export type TierPlan = Readonly<Record<Tier, readonly string[]>>;

/**
 * Which tiers a network has, and where. A public subnet is there for each NAT gateway and for nothing else (NET-02).
 *
 * @throws ArgumentError for NAT gateways that are unknown or without a written reason, and as `planSubnets` does
 */
export function planTiers(component: string, cidrBlock: string, args: IsolatedVpcArgs): TierPlan {
  const { zones = 2, natGateways = NatGateways.None, databaseSubnets = false, exceptions } = args;
  checkWaivers(component, exceptions);
  if (!Object.values(NatGateways).includes(natGateways)) {
    throw new ArgumentError(component, "natGateways", natGateways, 'give "none", "single" or "per-az"');
  }
  const open = natGateways !== NatGateways.None;
  if (open && exceptions?.internetEgress === undefined) {
    const fix = "reach AWS services through endpoints, or say why not in exceptions.internetEgress (NET-14)";
    throw new ArgumentError(component, "natGateways", natGateways, fix);
  }
  const blocksOf = (tier: Tier) => planSubnets(component, cidrBlock, zones, tier);
  return {
    isolated: blocksOf("isolated"),
    private: open ? blocksOf("private") : [],
    database: databaseSubnets ? blocksOf("database") : [],
    public: open ? blocksOf("public").slice(0, natGateways === NatGateways.Single ? 1 : zones) : [],
  };
}
