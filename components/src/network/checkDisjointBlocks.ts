import { ArgumentError } from "../errors/ArgumentError.js";
import { type Cidr, parseCidr } from "./parseCidr.js";

/**
 * Checks that networks share no address (NET-03): two that do can never be peered, and their flow logs cannot be told
 * apart. For the program that makes several, one a region for example; no network can see the others.
 *
 * @param component whose networks they are, as errors name it: `Stack "orders"`
 * @param blocks IPv4 block by the name of its network
 * @throws ArgumentError naming both of two that overlap, or what is no block
 */
export function checkDisjointBlocks(component: string, blocks: Readonly<Record<string, string>>): void {
  const earlier: (readonly [string, Cidr])[] = [];
  for (const [name, block] of Object.entries(blocks)) {
    const refuse = (fix: string): never => {
      throw new ArgumentError(component, `blocks.${name}`, block, fix);
    };
    const cidr = parseCidr(block) ?? refuse('give the first address of an IPv4 block, such as "10.0.0.0/16"');
    const other = earlier.find(([, taken]) => overlap(taken, cidr))?.[0];
    if (other !== undefined) refuse(`it overlaps ${blocks[other]} of ${other}; give each network a block of its own`);
    earlier.push([name, cidr]);
  }
}

/** Two blocks either are apart, or one holds the other's first address. */
function overlap(one: Cidr, other: Cidr): boolean {
  const size = 2 ** (32 - Math.min(one.prefix, other.prefix));
  return Math.floor(one.base / size) === Math.floor(other.base / size);
}
