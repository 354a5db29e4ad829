import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Clients } from "../Clients.js";
import type { Definitions } from "../findDefinition.js";
import { makeClients } from "../makeClients.js";
import { ResourceError } from "../ResourceError.js";
import type { Session } from "../Session.js";
import { connectionFrom } from "./connectionFrom.js";
import type { ProviderConfig } from "./ProviderConfig.js";
import { readMode } from "./readMode.js";

/** The account that plan mode plays where the provider's `allowedAccountIds` names none. */
const planAccountId = "123456789012";

/** Makes a session from the provider's settings and the environment. Apply mode asks the sandbox for its account. */
export const openSession = async (
  config: ProviderConfig,
  definitions: Definitions,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Session> => {
  const region = config.region || environment.AWS_REGION || environment.AWS_DEFAULT_REGION;
  if (!region) {
    throw new ResourceError("no region: set it with `pulumi config set aws:region <region>` or AWS_REGION");
  }
  const mode = readMode(environment);
  const defaultTags = config.defaultTags?.tags ?? {};
  const common = { definitions, mode, region, defaultTags, signal };
  if (mode === "plan") {
    return { ...common, accountId: config.allowedAccountIds?.[0] ?? planAccountId, clients: noClients };
  }
  const connection = connectionFrom(config, environment);
  const clients = makeClients(connection, signal);
  const accountId = await callerAccount(clients, region, connection.endpoint);
  const allowed = config.allowedAccountIds;
  if ((allowed && !allowed.includes(accountId)) || config.forbiddenAccountIds?.includes(accountId)) {
    throw new ResourceError(`the sandbox's account ${accountId} is not allowed by the provider's account id settings`);
  }
  return { ...common, accountId, clients };
};

const callerAccount = async (clients: Clients, region: string, endpoint: string): Promise<string> => {
  try {
    const { Account } = await clients.sts(region).send(new GetCallerIdentityCommand({}));
    return Account ?? "";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResourceError(`no sandbox answers at ${endpoint} (${reason}): start it with \`sallyport sandbox up\``);
  }
};

/** Plan mode's clients: asking for one is a defect of a definition. */
const noClients = new Proxy({} as Clients, {
  get: (_, service) => {
    throw new ResourceError(`plan mode calls nothing, but a definition asked for a client of ${String(service)}`);
  },
});
