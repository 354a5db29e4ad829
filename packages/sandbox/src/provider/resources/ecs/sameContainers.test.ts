import { describe, expect, test } from "@jest/globals";
import { sameContainers } from "./sameContainers.js";

const container = {
  name: "worker",
  image: "worker:1",
  environment: [
    { name: "A", value: "1" },
    { name: "B", value: "2" },
  ],
  portMappings: [{ containerPort: 8080 }],
};
const text = (change: object = {}): string => JSON.stringify([{ ...container, ...change }]);

describe("two texts of container definitions", () => {
  test("mean the same where ECS has only filled in and reordered", () => {
    const filled = {
      ...{ cpu: 0, essential: true, mountPoints: [], volumesFrom: [] },
      environment: [...container.environment].reverse(),
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
    };
    expect(sameContainers(text(), text(filled))).toBe(true);
    expect(sameContainers(text({ environment: undefined }), text({ environment: [] }))).toBe(true);
  });

  test.each([
    [
      "another value of a variable",
      {
        environment: [
          { name: "A", value: "1" },
          { name: "B", value: "3" },
        ],
      },
    ],
    ["one variable less", { environment: [{ name: "A", value: "1" }] }],
    ["another image", { image: "worker:2" }],
    ["another command", { command: ["serve"] }],
    ["a container that may end", { essential: false }],
    ["processor units", { cpu: 256 }],
    ["another port", { portMappings: [{ containerPort: 9090 }] }],
    ["a root file system that can be written", { readonlyRootFilesystem: false }],
  ])("differ by %s", (_what, change) => {
    expect(sameContainers(text(), text(change))).toBe(false);
  });

  test("differ by a second container", () => {
    expect(sameContainers(text(), JSON.stringify([container, { ...container, name: "sidecar" }]))).toBe(false);
  });
});
