import type { SecurityGroup } from "@aws-sdk/client-ec2";

/** Whether any port of a group is open to the whole internet. */
export function admitsInternet({ IpPermissions = [] }: SecurityGroup): boolean {
  return IpPermissions.some(
    ({ IpRanges = [], Ipv6Ranges = [] }) =>
      IpRanges.some(({ CidrIp }) => CidrIp === "0.0.0.0/0") || Ipv6Ranges.some(({ CidrIpv6 }) => CidrIpv6 === "::/0"),
  );
}
