import { openVault, Secret } from "@sallyport/credentials";
import { password, region } from "./operationsBed.js";

/** A secret that holds the planted password. */
export async function madeSecret(name: string): Promise<{ readonly arn: string }> {
  const vault = openVault({ region });
  await vault.write(name, new Secret(JSON.stringify({ password })));
  return await vault.describe(name);
}
