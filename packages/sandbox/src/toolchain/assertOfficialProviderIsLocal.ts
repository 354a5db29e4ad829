import { SandboxError } from "../lifecycle/SandboxError.js";

interface Credentials {
  readonly accessKeyId: string;
}

const loopbackHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);
const otherSources = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_SESSION_TOKEN",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
] as const;

/**
 * Refuses to let the official plugin run unless everything it could reach is the sandbox: it is the same plugin that
 * changes real accounts. Every endpoint variable must be a loopback address, the general one must be set, and the
 * credentials must be the sandbox's deploy key. Written for machines that have the official plugin; not verified
 * against it on closed networks.
 *
 * @throws SandboxError naming the variable
 */
export function assertOfficialProviderIsLocal(
  environment: Readonly<Record<string, string | undefined>>,
  deployKey: Credentials,
): void {
  const remedy = "use exactly the variables that `sallyport sandbox env` prints";
  if (!environment.AWS_ENDPOINT_URL) throw new SandboxError("AWS_ENDPOINT_URL is not set", remedy);
  for (const [name, value] of Object.entries(environment)) {
    if (!/^(AWS_ENDPOINT_URL(_\w+)?|TF_AWS_\w*ENDPOINT|AWS_\w+_ENDPOINT)$/.test(name) || !value) continue;
    if (!isLoopback(value)) throw new SandboxError(`${name}=${value} is not a loopback address`, remedy);
  }
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true")
    throw new SandboxError("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS would lead to AWS itself", remedy);
  if (environment.AWS_ACCESS_KEY_ID !== deployKey.accessKeyId)
    throw new SandboxError("AWS_ACCESS_KEY_ID is not the sandbox's deploy key", remedy);
  const other = otherSources.find((name) => environment[name]);
  if (other) throw new SandboxError(`${other} names credentials other than the sandbox's`, remedy);
}

function isLoopback(value: string): boolean {
  return URL.canParse(value) && loopbackHosts.has(new URL(value).hostname);
}
