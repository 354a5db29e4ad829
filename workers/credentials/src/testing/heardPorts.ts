import { createLogger, createMetrics } from "@sallyport/worker-kit";
import type { OperationPorts } from "../operations/OperationPorts.js";
import type { RotationPorts } from "../rotation/rotate.js";

/** The function's ports, with what it writes. */
interface HeardPorts {
  readonly ports: OperationPorts;
  /** Lines of its log. */
  readonly lines: readonly string[];
  /** Values of its metrics, a record for each line that has any. */
  readonly metrics: readonly Readonly<Record<string, unknown>>[];
}

/** Ports of the function as a whole, around those of a rotation. */
export function heardPorts(ports: RotationPorts, more: Partial<OperationPorts> = {}): HeardPorts {
  const lines: string[] = [];
  const metrics: Record<string, unknown>[] = [];
  return {
    lines,
    metrics,
    ports: {
      ...ports,
      startRotation: async () => {
        throw new Error("this test starts no rotation");
      },
      secrets: [],
      logger: createLogger({ service: "credentials", write: (line) => lines.push(line) }),
      metrics: createMetrics({
        namespace: "Sallyport/Credentials",
        dimensions: { Function: "test" },
        write: (line) => metrics.push(JSON.parse(line)),
      }),
      now: () => new Date(),
      ...more,
    },
  };
}
