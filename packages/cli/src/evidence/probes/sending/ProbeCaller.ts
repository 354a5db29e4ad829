import type { Arn } from "@sallyport/intents";
import type { SessionKeys } from "./SessionKeys.js";

/** What a probe is about: its resource, as text and in parts. */
export interface ProbeTarget extends Arn {
  readonly arn: string;
}

/** Where and as whom a client calls. */
export interface CallerSettings {
  readonly region: string;
  readonly credentials: SessionKeys;
  /** A refusal is an answer: nothing is tried again. */
  readonly maxAttempts: 1;
}

/** A client of one service in one region, as one session. */
export interface OpenCaller {
  /** Makes the call of an action; rejects with what the service answers. */
  call(action: string, target: ProbeTarget): Promise<unknown>;
  close(): void;
}

/** The calls of one service that can be sent. */
export interface ProbeCaller {
  readonly actions: ReadonlySet<string>;
  open(settings: CallerSettings): OpenCaller;
}

/** By action: how to make the call. */
type Calls<Client> = Readonly<Record<string, (client: Client, target: ProbeTarget) => Promise<unknown>>>;

/** Joins a service's client and the calls that it can make. */
export function probeCaller<Client extends { destroy(): void }>(
  connect: (settings: CallerSettings) => Client,
  calls: Calls<Client>,
): ProbeCaller {
  return {
    actions: new Set(Object.keys(calls)),
    open: (settings) => {
      const client = connect(settings);
      return {
        call: async (action, target) => {
          const call = calls[action];
          if (call === undefined) throw new Error(`no call is known for ${action}`);
          return await call(client, target);
        },
        close: () => client.destroy(),
      };
    },
  };
}
