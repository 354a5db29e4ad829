import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { foreignVariables, sandboxEnvironment } from "@sallyport/sandbox";

/**
 * Makes the AWS clients of this process talk to a running sandbox, as its user: the variables that `sandbox env` prints,
 * without those of the caller's that would win over them, and its authority, which Node reads from NODE_EXTRA_CA_CERTS
 * only when it starts.
 *
 * @returns the variables, for processes that are started
 * @throws SandboxError when the sandbox is not running
 */
export async function useSandbox(home: string): Promise<Readonly<Record<string, string>>> {
  const environment = await sandboxEnvironment(home);
  for (const name of foreignVariables(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  const { NODE_EXTRA_CA_CERTS: authority } = environment;
  if (authority !== undefined) {
    setDefaultCACertificates([...getCACertificates("default"), readFileSync(authority, "utf8")]);
  }
  return environment;
}
