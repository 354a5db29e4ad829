import { CredentialError } from "../CredentialError.js";
import { clickHouseCode } from "../clickhouse/clickHouseCode.js";

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/;

/** Why a login at a server did not work, from what the driver threw; no text of the driver's is repeated. */
export function serverFailure(error: unknown, server: string, refused: boolean): CredentialError {
  if (error instanceof CredentialError) return error;
  const reason = clickHouseCode(error) ?? "no code";
  if (refused) {
    return new CredentialError({
      code: "login-refused",
      what: `${server} refuses the user and password of the secret (${reason})`,
      fix: "Rotate (sallyport credentials rotate), or go back to the previous login: docs/runbooks/login-failing.md",
      cause: error,
    });
  }
  if (certificateCodes.test(reason)) {
    return new CredentialError({
      code: "certificate-refused",
      what: `The certificate of ${server} cannot be trusted (${reason})`,
      fix: "Renew it, or name its authorities in the file of DB_CA; verification cannot be turned off (ENC-17)",
      cause: error,
    });
  }
  if (/^\d+$/.test(reason)) {
    return new CredentialError({
      code: "permission-missing",
      what: `The login works at ${server}, but may not do what it is for (${reason})`,
      fix: "Grant its role what the pipeline needs, and this user that role",
      cause: error,
    });
  }
  return new CredentialError({
    code: "server-unreachable",
    what: `${server} could not be reached (${reason})`,
    fix: "See that host and port of the secret are right, that the server runs, and that security groups and routes let this machine there",
    cause: error,
  });
}
