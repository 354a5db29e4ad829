import { ArgumentError } from "../errors/ArgumentError.js";
import { parseCidr } from "./parseCidr.js";
import type { Tier } from "./Tier.js";

/**
 * Where the subnets of each tier lie, in 128ths of the network: the first one, and the size of each. Every tier has its
 * own room for six zones, used or not, so that neither a zone nor a tier added later moves a subnet.
 */
const plan: Readonly<Record<Tier, { readonly first: number; readonly size: number }>> = {
  isolated: { first: 0, size: 16 },
  private: { first: 96, size: 2 },
  database: { first: 112, size: 1 },
  public: { first: 120, size: 1 },
};
const parts = 128;
/** VPCs take /16 to /28, and so do subnets. */
const largest = 16;
const smallestSubnet = 28;
/** No region has more zones. Fewer than two is no availability (NET-04). */
const fewestZones = 2;
const mostZones = 6;

/**
 * The blocks of a tier's subnets, one a zone: inside the VPC's block, equal, and apart from each other and from every
 * other tier's. What a zone gets depends neither on how many zones there are nor on what other tiers there are.
 *
 * Of a /16, an isolated subnet is a /19, a private one a /22, a database's or public one a /23.
 *
 * @throws ArgumentError for a block that is no VPC's or too small to cut, or too few or too many zones
 */
export function planSubnets(component: string, cidrBlock: string, zones: number, tier: Tier): string[] {
  const { first, size } = plan[tier];
  const deeper = Math.log2(parts / size);
  const smallest = smallestSubnet - deeper;
  const cidr = parseCidr(cidrBlock);
  if (cidr === undefined || cidr.prefix < largest || cidr.prefix > smallest) {
    const fix = `give the first address of an IPv4 block of /${largest} to /${smallest}, such as "10.0.0.0/16"`;
    throw new ArgumentError(component, "cidrBlock", cidrBlock, `for its ${tier} subnets, ${fix}`);
  }
  if (!Number.isInteger(zones) || zones < fewestZones || zones > mostZones) {
    const fix = `give ${fewestZones} to ${mostZones} zones: one alone is no availability (NET-04)`;
    throw new ArgumentError(component, "zones", zones, fix);
  }
  const part = 2 ** (32 - cidr.prefix) / parts;
  return Array.from({ length: zones }, (_, zone) => {
    return `${addressOf(cidr.base + (first + zone * size) * part)}/${cidr.prefix + deeper}`;
  });
}

function addressOf(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
