import { openVault } from "@sallyport/credentials";
import type { SessionCredentials } from "../../demo/testing/underRole.js";

/** The vault of a region, as a session sees it that is valid for another hour. */
export function openSessionVault(region: string, keys: SessionCredentials): ReturnType<typeof openVault> {
  return openVault({ region, credentials: async () => ({ ...keys, expiration: new Date(Date.now() + 3_600_000) }) });
}
