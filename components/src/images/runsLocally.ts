/**
 * Whether a program is deployed to a sandbox (`sallyport sandbox env` sets its home and a loopback endpoint) or only
 * planned (`sallyport check`): there tasks run as registered bundles and nothing is built or pushed.
 *
 * A home without a loopback endpoint is no sandbox: whoever left one variable set and deploys to AWS gets an image.
 */
export function runsLocally(environment: Readonly<Record<string, string | undefined>>): boolean {
  const { SALLYPORT_HOME: home, AWS_ENDPOINT_URL: endpoint, SALLYPORT_PROVIDER_MODE: mode } = environment;
  if (mode === "plan") return true;
  return home !== undefined && home !== "" && endpoint !== undefined && isLoopback(endpoint);
}

function isLoopback(endpoint: string): boolean {
  try {
    return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(endpoint).hostname);
  } catch {
    return false;
  }
}
