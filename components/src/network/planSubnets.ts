import { ArgumentError } from "../errors/ArgumentError.js";
import { parseCidr } from "./parseCidr.js";

/** Every network is cut in as many blocks, used or not, so that a zone added later moves no subnet. */
const blocks = 8;
/** VPCs take /16 to /28; an eighth must still be a subnet, which is /28 at the smallest. */
const largest = 16;
const smallest = 25;
/** No region has more zones. Fewer than two is no availability (NET-04). */
const fewestZones = 2;
const mostZones = 6;

/**
 * The blocks of a network's subnets, one a zone: the first eighths of the VPC's block, disjoint and equal. What a zone
 * gets does not depend on how many there are.
 *
 * @throws ArgumentError for a block that is no VPC's or too small to cut, or too few or too many zones
 */
export function planSubnets(component: string, cidrBlock: string, zones: number): string[] {
  const cidr = parseCidr(cidrBlock);
  if (cidr === undefined || cidr.prefix < largest || cidr.prefix > smallest) {
    const fix = `give the first address of an IPv4 block of /${largest} to /${smallest}, such as "10.0.0.0/16"`;
    throw new ArgumentError(component, "cidrBlock", cidrBlock, fix);
  }
  if (!Number.isInteger(zones) || zones < fewestZones || zones > mostZones) {
    const fix = `give ${fewestZones} to ${mostZones} zones: one alone is no availability (NET-04)`;
    throw new ArgumentError(component, "zones", zones, fix);
  }
  const { base, prefix } = cidr;
  const size = 2 ** (32 - prefix) / blocks;
  return Array.from({ length: zones }, (_, zone) => `${addressOf(base + zone * size)}/${prefix + Math.log2(blocks)}`);
}

function addressOf(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
