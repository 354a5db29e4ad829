import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  PutImageCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../../../testing/clientsOf.js";
import { roleSession } from "../../../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import type { Clients } from "../../Clients.js";

const region = "eu-west-1";
const manifest = (layer: string) => JSON.stringify({ schemaVersion: 2, layers: [{ digest: `sha256:${layer}` }] });

describe("image repositories of the sandbox", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  test("keep an immutable tag where it is", async () => {
    const ecr = clients.ecr(region);
    await ecr.send(new CreateRepositoryCommand({ repositoryName: "fixed", imageTagMutability: "IMMUTABLE" }));
    const put = (layer: string) =>
      ecr.send(new PutImageCommand({ repositoryName: "fixed", imageTag: "1.0.0", imageManifest: manifest(layer) }));
    const { image } = await put("a");
    await expect(put("b")).rejects.toThrow("already exists");
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName: "fixed" }));
    expect(imageDetails?.map(({ imageDigest }) => imageDigest)).toEqual([image?.imageId?.imageDigest]);
  });

  test("deny by their own policy what the caller's allows", async () => {
    const ecr = clients.ecr(region);
    const arn = `arn:aws:ecr:${region}:000000000000:repository/policed`;
    await ecr.send(new CreateRepositoryCommand({ repositoryName: "policed" }));
    const session = await roleSession(sandbox, "puller", [{ Sid: "Pull", Action: "ecr:BatchGetImage", Resource: arn }]);
    const puller = (await clientsOf(sandbox, session)).ecr(region);
    const pull = () =>
      puller.send(new BatchGetImageCommand({ repositoryName: "policed", imageIds: [{ imageTag: "1.0.0" }] }));
    await pull();
    const denied = { Sid: "Closed", Effect: "Deny", Principal: "*", Action: "ecr:BatchGetImage" };
    const policyText = JSON.stringify({ Version: "2012-10-17", Statement: [denied] });
    await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: "policed", policyText }));
    await expect(pull()).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
  });
});
