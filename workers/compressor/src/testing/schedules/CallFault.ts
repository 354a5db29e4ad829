import type { Fault, ProxiedCall } from "@sallyport/worker-kit/testing";

export type Side = "source" | "target";

/** What can go wrong when a worker calls AWS. */
export const faultKinds = [
  "error",
  "throttled",
  "cut before",
  "cut after",
  "silent before",
  "silent after",
  "broken body",
  "kill before",
  "kill after",
  "stop",
  "restart",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault of a schedule: at the nth call of one worker of a side, counted from 1 over all its calls, whatever they are. */
export interface CallFault {
  readonly side: Side;
  /** Which of the side's workers, modulo their number. */
  readonly seat: number;
  readonly at: number;
  readonly kind: FaultKind;
  /** All attempts of the SDK at that call, so that the worker meets the error; else the first alone. */
  readonly always: boolean;
}

/** What a fault does besides answering. */
export interface FaultActions {
  kill(): void;
  stop(): void;
  restart(): void;
}

/** What the proxy is to do with a call that a fault meets. */
export function answerOf(kind: FaultKind, call: ProxiedCall, actions: FaultActions): Fault | undefined {
  switch (kind) {
    case "error":
      return call.target === ""
        ? { status: 503, code: "ServiceUnavailable" }
        : { status: 500, code: "InternalFailure" };
    case "throttled":
      return call.target === "" ? { status: 503, code: "SlowDown" } : { status: 400, code: "ThrottlingException" };
    case "cut before":
      return { lost: "request" };
    case "cut after":
      return { lost: "answer" };
    case "silent before":
      return { silent: "request" };
    case "silent after":
      return { silent: "answer" };
    case "broken body":
      return { cutAfter: 100 };
    case "kill before":
      return { lost: "request", meanwhile: actions.kill };
    case "kill after":
      return { lost: "answer", meanwhile: actions.kill };
    case "stop":
      actions.stop();
      return undefined;
    case "restart":
      return { lost: "request", meanwhile: actions.restart };
  }
}
