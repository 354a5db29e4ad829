import { BlockList, SocketAddress } from "node:net";
import { ConfigError } from "@sallyport/stack-kit";

/**
 * Refuses networks that share an address (NET-03): they could never be peered, and flow logs would not tell them apart.
 *
 * @throws ConfigError naming both
 */
export function refuseOverlappingNetworks(
  networks: readonly { readonly region: string; readonly cidrBlock: string }[],
): void {
  networks.forEach((network, index) => {
    for (const earlier of networks.slice(0, index)) {
      // Two blocks either are apart or one holds the other's first address.
      if (contains(earlier.cidrBlock, network.cidrBlock) || contains(network.cidrBlock, earlier.cidrBlock)) {
        throw new ConfigError(
          `networks.${network.region}.cidrBlock`,
          `${network.cidrBlock} overlaps ${earlier.cidrBlock} of ${earlier.region}`,
          "give each region a block of its own, such as 10.64.0.0/16 and 10.65.0.0/16",
        );
      }
    }
  });
}

function contains(block: string, other: string): boolean {
  const [address = "", length = ""] = block.split("/");
  const list = new BlockList();
  list.addSubnet(address, Number(length));
  return list.check(new SocketAddress({ address: other.split("/")[0] ?? "" }));
}
