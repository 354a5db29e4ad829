import { WorkerError } from "@sallyport/worker-kit";

/** Why a load failed, in words that a program may depend on. */
export type LoadErrorCode = LoadRefusal | LoadTrouble;

/** The file, its contract or its table is at fault: the same load fails again. */
type LoadRefusal =
  | "bad-contract"
  | "bad-header"
  | "bad-name"
  | "duplicate-header"
  | "empty-file"
  | "key-changed"
  | "key-vanished"
  | "name-too-long"
  | "narrowing"
  | "nested-key"
  | "no-object"
  | "reserved-column"
  | "scratch-full"
  | "table-not-ours"
  | "table-refused"
  | "too-many-columns"
  | "too-many-rejects"
  | "unreadable-file"
  | "unsupported-format";

/** The surroundings are at fault: the same load may succeed later, or once they are put right. */
type LoadTrouble =
  | "database-denied"
  | "database-down"
  | "database-failed"
  | "database-full"
  | "database-untrusted"
  | "input-changed"
  | "no-ledger"
  | "table-busy";

export interface LoadErrorDetails {
  readonly code: LoadErrorCode;
  readonly message: string;
  readonly fix: string;
  /** Where the rows are that made it fail. */
  readonly quarantine?: string | undefined;
  readonly cause?: unknown;
}

const TROUBLES: ReadonlySet<string> = new Set<LoadTrouble>([
  "database-denied",
  "database-down",
  "database-failed",
  "database-full",
  "database-untrusted",
  "input-changed",
  "no-ledger",
  "table-busy",
]);

/** A load that failed: nothing of the file was loaded. Its text is `<message>. <fix>`. */
export class LoadError extends WorkerError {
  override readonly name = "LoadError";
  /** `poison` where the same load fails again. */
  override readonly kind: "retryable" | "poison";
  readonly code: LoadErrorCode;
  readonly fix: string;
  readonly quarantine: string | undefined;

  constructor({ code, message, fix, quarantine, cause }: LoadErrorDetails) {
    super({ reason: code, what: message, fix, cause });
    this.code = code;
    this.fix = fix;
    this.quarantine = quarantine;
    this.kind = TROUBLES.has(code) ? "retryable" : "poison";
  }
}
