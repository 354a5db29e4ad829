/** The fields of a flow log's default format, in their order (Amazon VPC User Guide, "Flow log records", version 2). */
const fields = [
  "version",
  "account",
  "interface",
  "source",
  "destination",
  "sourcePort",
  "destinationPort",
  "protocol",
  "packets",
  "bytes",
  "start",
  "end",
  "action",
  "status",
] as const;

/** Records of traffic that a security group or a network ACL refused. */
export const rejectedTraffic = recordsWith({ action: '="REJECT"' });

/**
 * Records of traffic that left a VPC: from an address of its own to another. A filter knows no CIDR blocks, only
 * wildcards, so the block is widened to whole octets: traffic to a neighbour within them is not counted.
 *
 * @param cidrBlock of the VPC, "10.1.0.0/16"
 */
export function trafficOutOf(cidrBlock: string): string {
  const inside = octetsOf(cidrBlock);
  return recordsWith({ source: `=${inside}`, destination: `!=${inside}`, action: '="ACCEPT"' });
}

function octetsOf(cidrBlock: string): string {
  const [address = "", bits = ""] = cidrBlock.split("/");
  return [...address.split(".").slice(0, Math.floor(Number(bits) / 8)), "*"].join(".");
}

function recordsWith(conditions: Readonly<Partial<Record<(typeof fields)[number], string>>>): string {
  return `[${fields.map((field) => `${field}${conditions[field] ?? ""}`).join(", ")}]`;
}
