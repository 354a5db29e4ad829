import { describe, expect, test } from "@jest/globals";
import { createMetrics } from "./createMetrics.js";

function capture() {
  const lines: string[] = [];
  const metrics = createMetrics({
    namespace: "Sallyport/Demo",
    dimensions: { Rule: "logs", Side: "source" },
    write: (line) => lines.push(line),
    now: () => 1_700_000_000_000,
  });
  return { metrics, lines };
}

describe("createMetrics", () => {
  test("writes the embedded metric format that CloudWatch reads", () => {
    const { metrics, lines } = capture();
    metrics.emit({ Objects: [3, "Count"], BytesIn: [10, "Bytes"] }, { archive: "ab" });
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      _aws: {
        Timestamp: 1_700_000_000_000,
        CloudWatchMetrics: [
          {
            Namespace: "Sallyport/Demo",
            Dimensions: [["Rule", "Side"]],
            Metrics: [
              { Name: "Objects", Unit: "Count" },
              { Name: "BytesIn", Unit: "Bytes" },
            ],
          },
        ],
      },
      archive: "ab",
      Rule: "logs",
      Side: "source",
      Objects: 3,
      BytesIn: 10,
    });
  });

  test("writes nothing for no value", () => {
    const { metrics, lines } = capture();
    metrics.emit({});
    expect(lines).toEqual([]);
  });
});
