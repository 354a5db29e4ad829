import { delimiter, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { sandboxRegions } from "../emulator/emulatorEnvironment.js";
import { installProviderPlugin } from "../toolchain/installProviderPlugin.js";
import { pinnedNode } from "../toolchain/pinnedNode.js";
import { resolvePulumiCli } from "../toolchain/resolvePulumiCli.js";
import { ensureSecretFile } from "./ensureSecretFile.js";
import { createSandboxHome } from "./SandboxHome.js";

/**
 * Prepares a folder in which Pulumi plans without an account, without an emulator and without a network: the `aws` plugin
 * in plan mode, and a backend and a passphrase of the folder's own.
 *
 * @param home made when missing, readable by its owner only; throw it away after use
 * @returns the variables for the Pulumi CLI
 * @throws SandboxError when there is no Pulumi CLI and none can be obtained
 */
export async function planEnvironment(
  home: string,
  onProgress: (line: string) => void = () => {},
): Promise<Record<string, string>> {
  const cli = await resolvePulumiCli({ onProgress });
  const paths = await createSandboxHome(home);
  await ensureSecretFile(paths.passphrase);
  await installProviderPlugin(paths, "sallyport");
  return {
    AWS_REGION: sandboxRegions[0],
    PULUMI_HOME: paths.pulumiHome,
    PULUMI_BACKEND_URL: pathToFileURL(paths.backend).href,
    PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_ENABLE_LEGACY_PLUGIN_SEARCH: "1",
    PATH: [dirname(cli.path), dirname(pinnedNode()), process.env.PATH ?? ""].join(delimiter),
    SALLYPORT_PROVIDER_MODE: "plan",
  };
}
