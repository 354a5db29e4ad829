import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CreateServiceCommand, DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { describe, expect, it } from "@jest/globals";
import { resetSandbox } from "../lifecycle/resetSandbox.js";
import { fixtureCluster as cluster, startTaskFixture } from "./testing/startTaskFixture.js";
import { until } from "./testing/until.js";

describe("task runner after a reset", () => {
  it("ends the tasks whose records are gone, and starts no others", async () => {
    const fixture = await startTaskFixture();
    try {
      const { home } = fixture.sandbox;
      const folders = (): number => readdirSync(join(home, "tasks")).length;
      const taskDefinition = await fixture.define(["serve"]);
      await fixture.ecs.send(
        new CreateServiceCommand({ cluster, serviceName: "s", taskDefinition, desiredCount: 2, launchType: "FARGATE" }),
      );
      await until(async () => (folders() === 2 ? true : undefined));
      await resetSandbox(home);
      await until(async () => (folders() === 0 ? true : undefined));
      expect((await fixture.ecs.send(new DescribeClustersCommand({ clusters: [cluster] }))).clusters).toEqual([]);
    } finally {
      await fixture.stop();
    }
  }, 60_000);
});
