import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PulumiProject, pulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { packageSchema } from "../schema/packageSchema.js";

const minutes = 60_000;
const root = join(__dirname, "..", "..", "..");
const examples = join(root, "components", "packaging");
const quiet = ["--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs"];

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

let sandbox: TestSandbox;
let tarballs: string;
/** An empty project with nothing but the tarball, its peers and a TypeScript compiler. */
let outside: PulumiProject;
let installed: string;

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true, python: true });
  tarballs = await mkdtemp(join(tmpdir(), "sallyport-tarballs-"));
  const pack = [join(root, "scripts", "pack.mjs"), "--built", "--to", tarballs, "@sallyport/components"];
  const { stdout } = await promisify(execFile)(process.execPath, pack, { cwd: root });
  outside = await pulumiProject(sandbox.environment, join(examples, "typescript"));
  const peers = Object.entries(manifestIn(join(root, "components")).peerDependencies)
    .filter(([name]) => name !== "@pulumi/awsx")
    // The oldest that the package says it takes; the workspace's own tests use the newest that it is tested with.
    .map(([name, range]) => `${name}@${range.replace("^", "")}`);
  const tools = ["typescript", "@types/node"].map((name) => `${name}@${versionIn(name)}`);
  const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  // Not with the sandbox's environment, whose certificate authority is not the registry's.
  await promisify(execFile)("npm", ["install", ...quietly, stdout.trim(), ...peers, ...tools], { cwd: outside.folder });
  installed = join(outside.folder, "node_modules", "@sallyport", "components");
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  await outside?.remove();
  if (tarballs !== undefined) await rm(tarballs, { recursive: true, force: true });
}, minutes);

describe("the package's tarball, installed outside the workspace", () => {
  it("needs nothing but its peers, and names no other package of the workspace", () => {
    expect(manifestIn(installed).dependencies).toBeUndefined();
    expect(readFileSync(join(installed, "package.json"), "utf8")).not.toMatch(/workspace:|catalog:|@sallyport\/source/);
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.(js|ts)$/.test(file),
    );
    const naming = files.filter((file) => /["']@sallyport\//.test(readFileSync(join(installed, file), "utf8")));
    // Examples in comments name the package itself.
    expect(
      naming.filter((file) => !/@sallyport\/components/.test(readFileSync(join(installed, file), "utf8"))),
    ).toEqual([]);
    expect(files.filter((file) => /\.(test|conformance)\.|[/](conformance|testing)[/]/.test(file))).toEqual([]);
  });

  it("has source maps whose sources are in it", () => {
    const maps = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".js.map"),
    );
    expect(maps.length).toBeGreaterThan(50);
    for (const map of maps) {
      const { sources } = JSON.parse(readFileSync(join(installed, "dist", map), "utf8")) as { sources: string[] };
      const missing = sources.filter((source) => !existsSync(join(installed, "dist", dirname(map), source)));
      expect([map, missing]).toEqual([map, []]);
    }
  });

  it(
    "carries source that Pulumi's own analyzer reads where it lies, into the same schema as in the workspace",
    () => {
      expect(packageSchema({ folder: installed, main: "./src/index.ts" })).toEqual(packageSchema());
    },
    minutes,
  );

  it(
    "deploys three components with the oldest peers that it takes, type-checked, and leaves nothing",
    async () => {
      await outside.pulumi("up", ...quiet);
      expect(JSON.parse(await outside.pulumi("stack", "output", "--json"))).toEqual({
        bucketName: "orders-000000000000-eu-west-1",
        queueUrl: expect.stringMatching(/\/000000000000\/orders-in$/),
        roleArn: "arn:aws:iam::000000000000:role/orders-reader",
      });
      await outside.pulumi("destroy", ...quiet);
      expect(await outside.resources()).toEqual([]);
    },
    5 * minutes,
  );
});

describe("the package's plugin, from a program in Python", () => {
  let python: PulumiProject;

  beforeAll(async () => {
    python = await pulumiProject(sandbox.environment, join(examples, "python"));
    await symlink(join(outside.folder, "node_modules"), join(python.folder, "node_modules"));
  }, minutes);

  afterAll(async () => {
    await python?.remove();
  });

  it(
    "makes a hardened bucket and a role that may read it",
    async () => {
      await python.pulumi("up", ...quiet);
      const { bucketName, keyArn, roleArn } = JSON.parse(await python.pulumi("stack", "output", "--json"));
      expect({ bucketName, roleArn }).toEqual({
        bucketName: "orders-000000000000-eu-west-1",
        roleArn: "arn:aws:iam::000000000000:role/orders-reader",
      });
      const resources = await python.resources();
      const inputsOf = (name: string) => resources.find(({ urn }) => urn.endsWith(`::${name}`))?.inputs;
      expect(inputsOf("orders-reader-access")?.policy).toContain(`arn:aws:s3:::${bucketName}/*`);
      expect(inputsOf("orders-reader-keys")?.policy).toContain(keyArn);
      expect(resources.map(({ type }) => type)).toContain("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    },
    5 * minutes,
  );

  it(
    "refuses a misspelt argument by name, which no compiler had seen",
    async () => {
      await python.pulumi("config", "set", "--path", "bucket.enviroment", "prod");
      await expect(python.pulumi("preview")).rejects.toThrow(
        'HardenedBucket "orders": enviroment "prod" is refused: use one of bucketName, dataRole',
      );
      await python.pulumi("config", "rm", "--path", "bucket.enviroment");
    },
    minutes,
  );

  it(
    "leaves nothing when it is destroyed",
    async () => {
      await python.pulumi("destroy", ...quiet);
      expect(await python.resources()).toEqual([]);
    },
    5 * minutes,
  );
});

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Version of a tool of the workspace. */
function versionIn(name: string): string {
  const manifest = readFileSync(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
