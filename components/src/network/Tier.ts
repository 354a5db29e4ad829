/**
 * What subnets are for. "isolated": workloads, with no way out. "private": workloads that get out through NAT.
 * "database": databases, which reach nothing beyond the network. "public": NAT gateways and nothing else (NET-02).
 */
export type Tier = "isolated" | "private" | "database" | "public";
