import { redact } from "./redact.js";

/** What a line says beside its event. */
export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON object a line; `event` is a stable name such as `batch.archived`, never a sentence with data in it. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The same log with more fields on each line, for example a correlation id. */
  with(fields: LogFields): Logger;
}

const levels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];

export interface LoggerOptions {
  /** The worker's name. */
  readonly service: string;
  /** Takes one line, with its line break, at once: a line that is held back is lost with the process. */
  readonly write: (line: string) => void;
  /** The least level written; default `info`. */
  readonly level?: LogLevel | undefined;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: (() => number) | undefined;
}

/** A logger of JSON lines with level, service, event and an ISO 8601 time in UTC (LOG-02); secrets are masked. */
export function createLogger({ service, write, level = "info", now = Date.now }: LoggerOptions): Logger {
  const least = levels.indexOf(level);
  const make = (context: LogFields): Logger => {
    const log =
      (level: LogLevel) =>
      (event: string, fields: LogFields = {}): void => {
        if (levels.indexOf(level) < least) return;
        const head = { time: new Date(now()).toISOString(), level, service, event };
        write(`${JSON.stringify({ ...head, ...asRecord(redact({ ...context, ...fields })), ...head })}\n`);
      };
    return {
      debug: log("debug"),
      info: log("info"),
      warn: log("warn"),
      error: log("error"),
      with: (fields) => make({ ...context, ...fields }),
    };
  };
  return make({});
}

function asRecord(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
