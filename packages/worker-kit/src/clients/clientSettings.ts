/** Settings for any client of the AWS SDK: enough kept-alive connections, timeouts on each, and adaptive retries. */
export interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
    readonly httpsAgent: { readonly keepAlive: boolean; readonly maxSockets: number };
  };
}

export interface ClientSettingsOptions {
  readonly region: string;
  /** Calls in flight at most; further ones wait. */
  readonly maxSockets: number;
  /** Milliseconds without any byte before a call counts as failed; default 30,000. More than a long poll. */
  readonly idleTimeout?: number | undefined;
}

/** The endpoint and the credentials come from the environment (`AWS_ENDPOINT_URL`, the task's role), as the SDK does. */
export function clientSettings({ region, maxSockets, idleTimeout = 30_000 }: ClientSettingsOptions): ClientSettings {
  return {
    region,
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: idleTimeout,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, maxSockets },
    },
  };
}
