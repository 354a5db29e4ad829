/** The way out to the internet of a network's private subnets. */
export const NatGateways = {
  /** No way out: no internet gateway and no private subnets. */
  None: "none",
  /** One gateway in the first zone for all: when that zone fails, no zone has a way out. */
  Single: "single",
  /** A gateway in each zone, for that zone. */
  PerZone: "per-az",
} as const;

export type NatGateways = (typeof NatGateways)[keyof typeof NatGateways];
