import { describe, expect, it } from "@jest/globals";
import { containerDefinitionFor } from "./containerDefinitionFor.js";

const plan = {
  image: "orders@sha256:0",
  command: undefined,
  environment: { ZONE: "z", ALPHA: "a" },
  healthCheck: undefined,
  stopTimeoutSeconds: 90,
  logGroupName: "/sallyport/orders-logs",
  region: "eu-west-1",
  streamPrefix: "orders",
  scratch: [{ name: "tmp", path: "/tmp" }],
  writableRoot: false,
};

describe("containerDefinitionFor", () => {
  it("gives the container neither root nor capability, nor a file system to write but /tmp", () => {
    expect(containerDefinitionFor(plan)).toMatchObject({
      user: "1000:1000",
      readonlyRootFilesystem: true,
      linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
      stopTimeout: 90,
    });
  });

  it("can write what the caller names, and its root only where a waiver says so", () => {
    const scratch = [
      { name: "work", path: "/work" },
      { name: "home-app", path: "/home/app" },
    ];
    const definition = containerDefinitionFor({ ...plan, scratch, writableRoot: true });
    expect(definition.readonlyRootFilesystem).toBe(false);
    expect(definition.mountPoints.map(({ containerPath }) => containerPath)).toEqual(["/work", "/home/app"]);
    expect(definition.environment).toContainEqual({ name: "TMPDIR", value: "/work" });
  });

  it("publishes no port and is not privileged", () => {
    const definition = containerDefinitionFor(plan);
    expect(definition).not.toHaveProperty("portMappings");
    expect(definition).not.toHaveProperty("privileged");
  });

  it("does not depend on the order of the environment, and points temporary files at /tmp", () => {
    const { environment } = containerDefinitionFor(plan);
    const turned = containerDefinitionFor({ ...plan, environment: { ALPHA: "a", ZONE: "z" } });
    expect(turned.environment).toEqual(environment);
    expect(environment.map(({ name }) => name)).toEqual(["ALPHA", "TEMP", "TMP", "TMPDIR", "ZONE"]);
  });

  it("lets the caller choose another place for temporary files", () => {
    const { environment } = containerDefinitionFor({ ...plan, environment: { TMPDIR: "/tmp/work" } });
    expect(environment).toContainEqual({ name: "TMPDIR", value: "/tmp/work" });
  });

  it("writes logs without blocking the worker, and loses a bounded amount at worst", () => {
    const { logConfiguration } = containerDefinitionFor(plan);
    expect(logConfiguration.logDriver).toBe("awslogs");
    expect(logConfiguration.options).toMatchObject({
      "awslogs-group": "/sallyport/orders-logs",
      mode: "non-blocking",
      "max-buffer-size": "25m",
    });
  });

  it("has a command and a health check only when they are given", () => {
    expect(Object.keys(containerDefinitionFor(plan))).not.toEqual(expect.arrayContaining(["command"]));
    expect(Object.keys(containerDefinitionFor(plan))).not.toEqual(expect.arrayContaining(["healthCheck"]));
    const given = containerDefinitionFor({ ...plan, command: ["--once"], healthCheck: ["CMD", "true"] });
    expect(given).toMatchObject({ command: ["--once"], healthCheck: { command: ["CMD", "true"], retries: 3 } });
  });
});
