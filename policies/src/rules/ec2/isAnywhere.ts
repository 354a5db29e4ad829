/** Shorter prefixes than these hold no network's own addresses only: the largest private IPv4 block is 10.0.0.0/8. */
const shortest = { ipv4: 8, ipv6: 16 } as const;

/**
 * Whether a CIDR block stands for the whole internet, or for so large a part that it comes to the same: two halves of it
 * ("0.0.0.0/1", "128.0.0.0/1") are as open as the whole.
 */
export function isAnywhere(block: string): boolean {
  const prefix = Number(block.split("/")[1] ?? Number.NaN);
  return prefix < (block.includes(":") ? shortest.ipv6 : shortest.ipv4);
}
