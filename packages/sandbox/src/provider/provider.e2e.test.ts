import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, ListBucketsCommand, PutBucketTaggingCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import type { Clients } from "./Clients.js";
import { connectionFrom } from "./configure/connectionFrom.js";
import { makeClients } from "./makeClients.js";
import { makeProject, type PulumiProject } from "./testing/PulumiProject.js";

const region = "eu-west-1";
const secret = "hush-4f1c9a";

const program = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const config = new pulumi.Config();
const data = new aws.s3.Bucket("data", { tags: { team: config.require("team"), token: config.requireSecret("token") } });
const versioning = new aws.s3.BucketVersioning("versioning", {
  bucket: data.id,
  versioningConfiguration: { status: "Enabled" },
});
const policy = new aws.s3.BucketPolicy("policy", {
  bucket: data.id,
  policy: data.arn.apply((arn) => JSON.stringify({
    Version: "2012-10-17",
    Statement: [{
      Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: [arn, arn + "/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }],
  })),
}, { dependsOn: [versioning] });
const key = new aws.kms.Key("key", { enableKeyRotation: true });
const elsewhere = new aws.Provider("elsewhere", {
  region: "eu-central-1",
  defaultTags: { tags: { stack: pulumi.getStack() } },
});
const far = new aws.s3.Bucket("far", { bucket: config.require("far") }, { provider: elsewhere });
const older = new aws.s3.Bucket("older", {}, { version: "7.0.0" });
const tags = Array.from({ length: config.getNumber("tags") ?? 0 }, (_, index) => ["tag-" + index, "1"]);
if (tags.length > 0) {
  new aws.s3.Bucket("half", { bucket: "made-half", tags: Object.fromEntries(tags) });
}
if (config.getBoolean("adopt")) {
  new aws.s3.Bucket("adopted", { bucket: "adopted-by-hand" }, { import: "adopted-by-hand" });
}
if (config.getBoolean("email")) {
  new aws.ses.EmailIdentity("email", { email: "someone@example.org" });
}
exports.bucket = data.bucket;
exports.arn = data.arn;
exports.keyId = key.keyId;
exports.farRegion = far.region;
exports.farTags = far.tagsAll;
exports.account = aws.getCallerIdentityOutput().accountId;
`;

let sandbox: TestSandbox;
let project: PulumiProject;
let clients: Clients;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  clients = makeClients(connectionFrom({}, sandbox.environment), new AbortController().signal);
  project = await makeProject("probe", program, sandbox.environment);
  await project.pulumi("config", "set", "team", "data");
  await project.pulumi("config", "set", "far", "far-one");
  await project.pulumi("config", "set", "--secret", "token", secret);
}, 300_000);

afterAll(async () => {
  await project?.remove();
  await sandbox?.stop();
});

const outputs = async () => JSON.parse(await project.pulumi("stack", "output", "--json", "--show-secrets"));
const buckets = async (): Promise<string[]> => {
  const { Buckets = [] } = await clients.s3(region).send(new ListBucketsCommand({}));
  return Buckets.map(({ Name }) => Name ?? "").sort();
};

/** One life of a stack under the real CLI; each test goes on where the one before it stopped. */
describe("a program of the official @pulumi/aws package", () => {
  test("is previewed with computed outputs unknown, as by the official plugin", async () => {
    const shown = await project.pulumi("preview");
    expect(shown).toMatch(/^ +bucket +: "data-[0-9a-f]{7}"$/m);
    expect(shown).toMatch(/^ +arn +: \[unknown\]$/m);
  }, 120_000);

  test("is deployed, also by a provider of its own and for another version of the package", async () => {
    await project.pulumi("up", "--yes", "--skip-preview");
    const { bucket, arn, account, farRegion, farTags } = await outputs();
    expect(bucket).toMatch(/^data-[0-9a-f]{7}$/);
    expect({ arn, account, farRegion, farTags }).toEqual({
      arn: `arn:aws:s3:::${bucket}`,
      account: "000000000000",
      farRegion: "eu-central-1",
      farTags: { stack: "test" },
    });
    expect(await buckets()).toEqual([bucket, "far-one", expect.stringMatching(/^older-/)]);
  }, 120_000);

  test("keeps a secret encrypted wherever it went", async () => {
    const state = await project.pulumi("stack", "export");
    expect(state).toContain('"ciphertext"');
    expect(state).not.toContain(secret);
    expect(await project.pulumi("stack", "export", "--show-secrets")).toContain(secret);
  }, 60_000);

  test("shows no change the second time", async () => {
    await project.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    await project.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  }, 120_000);

  test("shows what was changed by hand, and puts it right", async () => {
    const { bucket } = await outputs();
    const Tagging = { TagSet: [{ Key: "team", Value: "intruder" }] };
    await clients.s3(region).send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging }));
    await project.pulumi("refresh", "--yes", "--skip-preview");
    expect(await project.lastChanges()).toMatchObject({ update: 1 });
    await project.pulumi("up", "--yes", "--skip-preview");
    expect(await project.lastChanges()).toMatchObject({ update: 1 });
    await project.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  }, 180_000);

  test("is updated in place, replaced, and takes over what exists", async () => {
    const before = await outputs();
    await clients.s3(region).send(new CreateBucketCommand({ Bucket: "adopted-by-hand" }));
    await project.pulumi("config", "set", "team", "ops");
    await project.pulumi("config", "set", "far", "far-two");
    await project.pulumi("config", "set", "adopt", "true");
    await project.pulumi("up", "--yes", "--skip-preview");
    expect(await project.lastChanges()).toMatchObject({ update: 1, replace: 1, import: 1 });
    expect(await outputs()).toMatchObject({ bucket: before.bucket });
    expect(await buckets()).toEqual(expect.arrayContaining(["adopted-by-hand", before.bucket, "far-two"]));
    expect(await buckets()).not.toContain("far-one");
  }, 120_000);

  test("keeps what was made only half, and completes it the next time", async () => {
    // S3 makes the bucket and then refuses its tags: 50 are allowed.
    await project.pulumi("config", "set", "tags", "51");
    await expect(project.pulumi("up", "--yes", "--skip-preview")).rejects.toThrow(
      /creating aws:s3\/bucket:Bucket "half" \(made-half\): BadRequest/,
    );
    expect(await buckets()).toContain("made-half");
    await project.pulumi("config", "set", "tags", "2");
    await project.pulumi("up", "--yes", "--skip-preview");
    expect(await project.lastChanges()).toMatchObject({ update: 1 });
    await project.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  }, 180_000);

  test("fails by name for a type that the sandbox does not have, before anything is changed", async () => {
    await expect(project.pulumi("preview", "--config", "email=true")).rejects.toThrow(
      /does not have the resource type aws:ses\/emailIdentity:EmailIdentity/,
    );
  }, 120_000);

  test("is previewed in plan mode without any sandbox, with realistic values", async () => {
    const environment = { ...sandbox.environment, SALLYPORT_PROVIDER_MODE: "plan", AWS_ENDPOINT_URL: "" };
    const planned = await makeProject(
      "planned",
      'exports.arn = new (require("@pulumi/aws").s3.Bucket)("planned").arn;',
      environment,
    );
    try {
      expect(await planned.pulumi("preview")).toMatch(/arn: "arn:aws:s3:::planned-[0-9a-f]{7}"$/m);
    } finally {
      await planned.remove();
    }
  }, 120_000);

  test("leaves nothing when it is destroyed", async () => {
    const { keyId } = await outputs();
    await project.pulumi("destroy", "--yes", "--skip-preview");
    expect(await buckets()).toEqual([]);
    const { KeyMetadata } = await clients.kms(region).send(new DescribeKeyCommand({ KeyId: keyId }));
    expect(KeyMetadata?.KeyState).toBe("PendingDeletion");
  }, 120_000);
});
