import { describeError } from "@sallyport/worker-kit";
import { assumeServiceRole, roleOf } from "../aws/assumeServiceRole.js";
import { CredentialError } from "../CredentialError.js";
import { isClickHouseRefusal } from "../clickhouse/clickHouseCode.js";
import { localClickHouse } from "../clickhouse/localClickHouse.js";
import { type EnvironmentName, parseEnvironment } from "../EnvironmentName.js";
import type {
  AwsCredentials,
  AwsKeys,
  ClickHouseCredentials,
  ClickHouseLoginToStore,
  CredentialKind,
  CredentialManager,
  CredentialReport,
  PostgresCredentials,
  StoredSecret,
} from "../ports.js";
import { isPostgresRefusal } from "../postgres/isPostgresRefusal.js";
import { Secret } from "../Secret.js";
import { type LoginKind, secretNameOf } from "../settings/secretNameOf.js";
import { validateKind } from "../validation/validateKind.js";
import { clickHouseValue } from "./clickHouseValue.js";
import type { ManagerOptions } from "./ManagerOptions.js";
import { readClickHouse, readPostgres } from "./readLogin.js";
import { retryRefused } from "./retryRefused.js";
import { TtlCache } from "./TtlCache.js";

const LOGIN_TTL = 5 * 60_000;

/** Keys are renewed this long before they end, so that no request is under way with keys that have ended. */
const RENEW_BEFORE = 5 * 60_000;

/** The manager over Secrets Manager and STS; see `CredentialManager`. */
export class DefaultCredentialManager implements CredentialManager {
  readonly #options: ManagerOptions;
  readonly #now: () => number;
  readonly #clickHouse: TtlCache<ClickHouseCredentials>;
  readonly #postgres: TtlCache<PostgresCredentials>;
  readonly #keys: TtlCache<AwsKeys>;

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#clickHouse = new TtlCache(this.#now);
    this.#postgres = new TtlCache(this.#now);
    this.#keys = new TtlCache(this.#now);
  }

  async getClickHouseCredentials(environment: EnvironmentName): Promise<ClickHouseCredentials> {
    const { vault, variables, ttl = LOGIN_TTL } = this.#options;
    const local = localClickHouse(parseEnvironment(environment), variables);
    if (local !== undefined) return local;
    const name = this.#secretName("clickhouse", environment);
    const read = () => readClickHouse(vault, name, environment);
    return await this.#clickHouse.get(
      environment,
      () => this.#logged("read", { secret: name }, read),
      () => ttl,
    );
  }

  async getPostgresCredentials(environment: EnvironmentName): Promise<PostgresCredentials> {
    const { vault, ttl = LOGIN_TTL } = this.#options;
    const name = this.#secretName("postgres", parseEnvironment(environment));
    const read = () => readPostgres(vault, name, environment);
    return await this.#postgres.get(
      environment,
      () => this.#logged("read", { secret: name }, read),
      () => ttl,
    );
  }

  async getAwsCredentialsForService(service: string, environment: EnvironmentName): Promise<AwsCredentials> {
    const { settings, sts } = this.#options;
    const role = roleOf(settings, service, parseEnvironment(environment));
    const provider = (): Promise<AwsKeys> =>
      this.#keys.get(
        `${service}/${environment}`,
        () =>
          this.#logged("read", { role: role.roleArn }, () =>
            assumeServiceRole(sts, role, `sallyport-${service}-${environment}`),
          ),
        ({ expiration }) => expiration.getTime() - RENEW_BEFORE - this.#now(),
      );
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provider();
    return {
      roleArn: role.roleArn,
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expires: expiration,
      provider,
    };
  }

  async validateCredentials(kind: CredentialKind, environment: EnvironmentName): Promise<CredentialReport> {
    parseEnvironment(environment);
    const report = await validateKind(kind, environment, { ...this.#options, manager: this });
    const { logger } = this.#options;
    const failed = report.checks.filter(({ ok }) => !ok).map(({ name, code }) => ({ check: name, code }));
    const fields = { kind, environment, ok: report.ok, failed };
    if (report.ok) logger.info("credential.validated", fields);
    else logger.error("credential.validation_failed", fields);
    return report;
  }

  async requireCredentials(kind: CredentialKind, environment: EnvironmentName): Promise<void> {
    const { checks } = await this.validateCredentials(kind, environment);
    const failed = checks.find(({ ok }) => !ok);
    if (failed === undefined) return;
    const { message, code = "secret-unreadable", fix = "" } = failed;
    throw new CredentialError({ code, what: message, fix });
  }

  async withClickHouse<Result>(
    environment: EnvironmentName,
    work: (credentials: ClickHouseCredentials) => Promise<Result>,
  ): Promise<Result> {
    const get = () => this.getClickHouseCredentials(environment);
    const drop = (login: ClickHouseCredentials) => this.#clickHouse.drop(environment, login);
    return await retryRefused({ get, drop, isRefusal: isClickHouseRefusal }, work);
  }

  async withPostgres<Result>(
    environment: EnvironmentName,
    work: (credentials: PostgresCredentials) => Promise<Result>,
  ): Promise<Result> {
    const get = () => this.getPostgresCredentials(environment);
    const drop = (login: PostgresCredentials) => this.#postgres.drop(environment, login);
    return await retryRefused({ get, drop, isRefusal: isPostgresRefusal }, work);
  }

  async storeClickHouseCredentials(environment: EnvironmentName, login: ClickHouseLoginToStore): Promise<StoredSecret> {
    const { vault, kmsKeyId } = this.#options;
    const name = this.#secretName("clickhouse", parseEnvironment(environment));
    const value = clickHouseValue(environment, login, name);
    const description = `Login of ClickHouse in ${environment}`;
    const tags = { environment };
    const stored = await this.#logged("write", { secret: name }, () =>
      vault.write(name, value, { kmsKeyId, description, tags }),
    );
    await this.#clickHouse.drop(environment);
    return stored;
  }

  forget(): void {
    for (const cache of [this.#clickHouse, this.#postgres, this.#keys]) cache.clear();
  }

  #secretName(kind: LoginKind, environment: EnvironmentName): string {
    return secretNameOf(this.#options.settings.namespace, kind, environment);
  }

  async #logged<Result>(
    operation: "read" | "write",
    fields: Readonly<Record<string, string>>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { logger } = this.#options;
    // "secret" would be masked as a value; the name of one is none.
    const said = { ...(fields.secret && { name: fields.secret }), ...(fields.role && { role: fields.role }) };
    try {
      const result = await work();
      logger.info(`credential.${operation}`, { ...said, ...versionOf(result) });
      return result;
    } catch (error) {
      logger.error(`credential.${operation}_failed`, { ...said, ...describeError(error) });
      throw error;
    }
  }
}

function versionOf(result: unknown): Readonly<Record<string, string>> {
  if (typeof result !== "object" || result === null) return {};
  if ("version" in result && typeof result.version === "string") return { version: result.version };
  if ("versionId" in result && typeof result.versionId === "string") return { version: result.versionId };
  return {};
}
