import type { EnvironmentName } from "../EnvironmentName.js";
import type { CredentialKind, CredentialReport } from "../ports.js";
import { CheckList } from "./CheckList.js";
import { checkAws } from "./checkAws.js";
import { checkClickHouse } from "./checkClickHouse.js";
import { checkPostgres } from "./checkPostgres.js";
import { checkS3 } from "./checkS3.js";
import type { ValidationContext } from "./ValidationContext.js";

type Check = (list: CheckList, environment: EnvironmentName, context: ValidationContext) => Promise<void>;

const checks: Readonly<Record<CredentialKind, Check>> = {
  clickhouse: checkClickHouse,
  postgres: checkPostgres,
  aws: checkAws,
  s3: checkS3,
};

/** Looks at all that a kind of credentials needs in an environment: present, shape, login, permissions. */
export async function validateKind(
  kind: CredentialKind,
  environment: EnvironmentName,
  context: ValidationContext,
): Promise<CredentialReport> {
  const list = new CheckList();
  await checks[kind](list, environment, context);
  return { environment, kind, ok: list.ok, checks: list.checks };
}
