/** What the database is to have. */
export interface MigrationOptions {
  /** Schema of the tables that are loaded; its owner is `etl_owner`. */
  readonly schema: string;
  /** The loader signs in by IAM token, and then by nothing else. Default: false, by password. */
  readonly iamAuthentication?: boolean;
}

/** What a migration found and did. */
export interface MigrationResult {
  /** Version of the ledger's tables, now. */
  readonly version: number;
  /** Versions that this run added; empty where there was nothing to do. */
  readonly applied: readonly number[];
  /** Roles that this run made. */
  readonly rolesMade: readonly string[];
}
