import { describe, expect, test } from "@jest/globals";
import { metricTable } from "./metricTable.js";
import { metricPages } from "./reference/metricPages.js";
import { sideMetrics } from "./sideMetrics.js";

describe("the table of metrics", () => {
  test.each(metricPages().map((page) => [page.path.split("/").at(-1) ?? "", page] as const))(
    "is the one in %s, else `pnpm --filter @sallyport/worker-compressor reference` was not run",
    (_name, { found, content }) => {
      expect(found).toBe(content);
    },
  );

  test("is in the worker's README and in the guide", () => {
    expect(metricPages()).toHaveLength(2);
  });

  test("gives each metric a side, and a meaning without a full stop", () => {
    for (const [name, { sides, meaning }] of Object.entries(metricTable)) {
      expect([name, sides.length > 0, /^[a-z].*[^.]$/.test(meaning)]).toEqual([name, true, true]);
    }
  });
});

describe("the metrics of a side", () => {
  const emitted = (): { lines: string[]; write: (line: string) => void } => {
    const lines: string[] = [];
    return { lines, write: (line) => void lines.push(line) };
  };

  test("have the table's unit and the side's dimensions", () => {
    const { lines, write } = emitted();
    sideMetrics({ side: "target", dimensions: { Region: "eu-central-1" }, write }).emit({ BytesApplied: 7 });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: "Sallyport/Compressor",
            Dimensions: [["Side", "Region"]],
            Metrics: [{ Name: "BytesApplied", Unit: "Bytes" }],
          },
        ],
      },
      Side: "target",
      Region: "eu-central-1",
      BytesApplied: 7,
    });
  });

  test("are no other side's, and none that is not declared", () => {
    const source = sideMetrics({ side: "source", dimensions: { Rule: "rule" }, write: () => {} });
    // @ts-expect-error the target's
    const foreign = () => source.emit({ ObjectsApplied: 1 });
    // @ts-expect-error nobody's
    const unknown = () => source.emit({ ObjectsLost: 1 });
    expect([foreign, unknown]).toHaveLength(2);
  });
});
