import { delimiter, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { readDeployKey } from "../emulator/deployKey.js";
import { sandboxRegions } from "../emulator/emulatorEnvironment.js";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import { readState } from "../supervisor/SandboxState.js";
import { assertOfficialProviderIsLocal } from "../toolchain/assertOfficialProviderIsLocal.js";
import { ensurePythonLanguage } from "../toolchain/ensurePythonLanguage.js";
import { pinnedNode } from "../toolchain/pinnedNode.js";
import { SandboxError } from "./SandboxError.js";
import { sandboxHomePaths } from "./SandboxHome.js";

interface SandboxEnvironmentOptions {
  /** Also for Pulumi programs in Python: installs what they need, and has it on PATH. False by default. */
  readonly python?: boolean;
  /** Given one line for each step that takes long. */
  readonly onProgress?: (line: string) => void;
}

/**
 * The environment variables with which AWS clients and the Pulumi CLI use the sandbox: its endpoint, deploy key and
 * authority, a private PULUMI_HOME and file backend, and the CLI and the pinned Node first on PATH.
 *
 * @throws SandboxError when the sandbox is not running, or what Python programs need cannot be installed
 */
export async function sandboxEnvironment(
  home: string,
  options: SandboxEnvironmentOptions = {},
): Promise<Record<string, string>> {
  const paths = sandboxHomePaths(home);
  const reading = await readState(paths);
  const key = await readDeployKey(paths);
  if (reading.kind !== "running" || !key)
    throw new SandboxError(`no sandbox runs in ${home}`, "start it with `sallyport sandbox up`");
  const { endpoint, cli, provider } = reading.state;
  const { caFile } = certificatePaths(paths);
  const { python = false, onProgress = () => {} } = options;
  const languages = cli && python ? await ensurePythonLanguage({ cli, onProgress }) : [];
  const search = [...(cli ? [dirname(cli)] : []), dirname(pinnedNode()), ...languages, process.env.PATH ?? ""];
  const environment = {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: sandboxRegions[0],
    AWS_ENDPOINT_URL: endpoint,
    NODE_EXTRA_CA_CERTS: caFile,
    AWS_CA_BUNDLE: caFile,
    PULUMI_HOME: paths.pulumiHome,
    PULUMI_BACKEND_URL: pathToFileURL(paths.backend).href,
    PULUMI_CONFIG_PASSPHRASE_FILE: paths.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_ENABLE_LEGACY_PLUGIN_SEARCH: "1",
    PATH: search.join(delimiter),
    SALLYPORT_HOME: home,
  };
  if (provider === "official") assertOfficialProviderIsLocal({ ...process.env, ...environment }, key);
  return environment;
}
