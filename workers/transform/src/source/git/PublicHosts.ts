import { lookup } from "node:dns/promises";
import { RefusedError } from "@sallyport/transform-rules";
import { RetryableError } from "@sallyport/worker-kit";
import type { HostResolver } from "../../ports.js";
import { isPublicAddress } from "./isPublicAddress.js";

/** Resolves hosts by the system, and refuses those that lead to this network, this machine or the metadata of either. */
export class PublicHosts implements HostResolver {
  constructor(readonly caFile?: string) {}

  async addresses(host: string): Promise<readonly string[]> {
    const found = await lookup(host, { all: true }).catch((cause: unknown) => {
      throw new RetryableError({
        reason: "git-host-unknown",
        what: "The git host has no address",
        fix: "Look at its name and at the network",
        cause,
      });
    });
    const addresses = found.map(({ address }) => address);
    if (addresses.length > 0 && addresses.every(isPublicAddress)) return addresses;
    throw new RefusedError("git-host-not-allowed", "The git host leads to a private, loopback or link-local address.");
  }
}
