import type { SessionCredentials } from "../../demo/testing/underRole.js";
import type { SessionVariables } from "./DeployedCredentials.js";

/** A session's credentials as the AWS SDK takes them. */
export function sessionKeys(session: SessionVariables): SessionCredentials {
  return {
    accessKeyId: session.AWS_ACCESS_KEY_ID,
    secretAccessKey: session.AWS_SECRET_ACCESS_KEY,
    sessionToken: session.AWS_SESSION_TOKEN,
  };
}
