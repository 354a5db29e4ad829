import { DescribeServicesCommand, RunTaskCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  fixtureCluster,
  fixtureRegion,
  startTaskFixture,
  type TaskFixture,
} from "../../../tasks/testing/startTaskFixture.js";
import { openSession } from "../../configure/openSession.js";
import { type Subject, subjectOf } from "../../conformance/Subject.js";
import type { Known } from "../../operations/readResource.js";
import { registry } from "../../registry.js";
import type { Properties } from "../../values/Json.js";

describe("an ECS service with tasks", () => {
  let fixture: TaskFixture;
  let subject: Subject;
  let inputs: Properties;

  beforeAll(async () => {
    fixture = await startTaskFixture();
    const { environment } = fixture.sandbox;
    const session = await openSession({ region: fixtureRegion }, registry, environment, new AbortController().signal);
    subject = subjectOf("aws:ecs/service:Service", "worker", session);
    inputs = {
      cluster: fixtureCluster,
      taskDefinition: await fixture.define(["serve"]),
      desiredCount: 1,
      launchType: "FARGATE",
      waitForSteadyState: true,
    };
  }, 60_000);

  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  const create = async (name: string): Promise<Known> => await subject.create(subject.check({ ...inputs, name }));

  test("is there only when its tasks run, where the program waits for that", async () => {
    const known = await create("steady");
    const tasks = await fixture.serviceTasks("steady");
    expect(tasks.map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING"]);
    await subject.delete(known);
  }, 60_000);

  test("keeps the number of tasks that scaling has set when something else is changed", async () => {
    const known = await create("scaled");
    const scaled = { cluster: fixtureCluster, service: "scaled", desiredCount: 2 };
    await fixture.ecs.send(new UpdateServiceCommand(scaled));
    const news = subject.check({ ...inputs, name: "scaled", enableExecuteCommand: true, waitForSteadyState: false });
    expect((await subject.update(known, news)).outputs).toMatchObject({ desiredCount: 2, enableExecuteCommand: true });
    await subject.delete(known);
  }, 60_000);

  test("is gone only when every task of it has stopped", async () => {
    const known = await create("drained");
    const tasks = await fixture.serviceTasks("drained");
    const { services } = await fixture.ecs.send(
      new DescribeServicesCommand({ cluster: fixtureCluster, services: ["drained"] }),
    );
    await subject.delete(known);
    const ended = await Promise.all(tasks.map(({ taskArn = "" }) => fixture.task(taskArn)));
    expect(ended.map(({ lastStatus }) => lastStatus)).toEqual(["STOPPED"]);
    expect(await subject.read(known)).toBeUndefined();
    // A scheduler that has read the service before it was deleted must not bring it a task afterwards.
    const late = { cluster: fixtureCluster, taskDefinition: String(inputs.taskDefinition), group: "service:drained" };
    const startedBy = services?.[0]?.deployments?.[0]?.id;
    await expect(fixture.ecs.send(new RunTaskCommand({ ...late, startedBy }))).rejects.toThrow(/service is not active/);
  }, 60_000);
});
