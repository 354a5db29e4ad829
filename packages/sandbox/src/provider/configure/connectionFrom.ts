import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import type { Connection } from "../makeClients.js";
import { ResourceError } from "../ResourceError.js";
import type { ProviderConfig } from "./ProviderConfig.js";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Where and as whom to call: AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_CA_BUNDLE, over which
 * the provider's own settings win. Refuses every endpoint that is not on this machine, so that a program under test
 * can never reach an AWS account through this plugin.
 */
export const connectionFrom = (config: ProviderConfig, environment: NodeJS.ProcessEnv): Connection => {
  const own = (config.endpoints ?? []).flatMap((services) => Object.values(services));
  for (const endpoint of own) {
    assertLoopback(endpoint, "aws:config:endpoints");
  }
  if (new Set(own).size > 1) {
    throw new ResourceError("aws:config:endpoints names several addresses: the sandbox serves all of AWS on one");
  }
  const endpoint = own[0] ?? environment.AWS_ENDPOINT_URL;
  if (!endpoint) {
    throw new ResourceError(
      "AWS_ENDPOINT_URL is not set: start the sandbox with `sallyport sandbox up` and load its environment with " +
        "`sallyport sandbox env`, or set SALLYPORT_PROVIDER_MODE=plan to call nothing",
    );
  }
  assertLoopback(endpoint, "AWS_ENDPOINT_URL");
  const accessKeyId = config.accessKey ?? environment.AWS_ACCESS_KEY_ID;
  const secretAccessKey = config.secretKey ?? environment.AWS_SECRET_ACCESS_KEY;
  if (!accessKeyId || !secretAccessKey) {
    throw new ResourceError(
      "AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set: load the sandbox's environment with `sallyport sandbox env`",
    );
  }
  const sessionToken = config.token ?? environment.AWS_SESSION_TOKEN;
  const ca = environment.AWS_CA_BUNDLE || environment.NODE_EXTRA_CA_CERTS;
  return {
    endpoint,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    ...(ca ? { ca: [...rootCertificates, readFileSync(ca, "utf8")] } : {}),
  };
};

const assertLoopback = (endpoint: string, where: string): void => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !loopback.has(url.hostname)) {
    throw new ResourceError(
      `${where} is ${endpoint}, which is not on this machine: the sandbox's aws provider calls loopback addresses ` +
        "only. Use the official provider (SALLYPORT_PROVIDER=official) to deploy to AWS",
    );
  }
};
