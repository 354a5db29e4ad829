import { describe, expect, test } from "@jest/globals";
import { createLogger } from "./createLogger.js";

function capture(level?: "debug" | "warn") {
  const lines: string[] = [];
  const logger = createLogger({ service: "demo", write: (line) => lines.push(line), level, now: () => 0 });
  return { logger, lines };
}

describe("createLogger", () => {
  test("writes one JSON object a line with time, level, service and event first", () => {
    const { logger, lines } = capture();
    logger.info("batch.archived", { objects: 2, note: "a\nb" });
    expect(lines).toEqual([
      '{"time":"1970-01-01T00:00:00.000Z","level":"info","service":"demo","event":"batch.archived","objects":2,"note":"a\\nb"}\n',
    ]);
  });

  test("adds the fields of its context to each line", () => {
    const { logger, lines } = capture();
    logger.with({ archive: "ab" }).with({ rule: "r" }).warn("x");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ archive: "ab", rule: "r", level: "warn" });
  });

  test("lets no field take the place of time, level, service or event", () => {
    const { logger, lines } = capture();
    logger.error("real", { event: "forged", level: "info", time: "never", service: "other" });
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      time: "1970-01-01T00:00:00.000Z",
      level: "error",
      service: "demo",
      event: "real",
    });
  });

  test("masks secrets", () => {
    const { logger, lines } = capture();
    logger.info("x", { password: "hunter2", nested: { token: "hunter3" } });
    expect(lines.join("")).not.toContain("hunter");
  });

  test("drops lines below its level", () => {
    const { logger, lines } = capture("warn");
    logger.info("x");
    logger.warn("y");
    expect(lines).toHaveLength(1);
  });
});
