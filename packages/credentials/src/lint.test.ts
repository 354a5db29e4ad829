import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const root = dirname(dirname(dirname(import.meta.dirname)));

const direct = [
  'import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";\nexport const client = new SecretsManagerClient({});\n',
  'export const load = async () => await import("@aws-sdk/client-secrets-manager");\n',
  'export * from "@aws-sdk/client-secrets-manager";\n',
  'import { getSecret } from "@aws-lambda-powertools/parameters/secrets";\nexport const value = getSecret("a");\n',
  'import { SecretsManager } from "aws-sdk/clients/secretsmanager";\nexport const client = new SecretsManager();\n',
];
const right =
  'import { getCredentialManager } from "@sallyport/credentials";\nexport const manager = getCredentialManager();\n';

/** Files of a workspace of its own, and whether the rule has to find each. */
const planted: Readonly<Record<string, readonly [text: string, found: boolean]>> = {
  ...Object.fromEntries(direct.map((text, index) => [`workers/kpi/src/planted${index}.ts`, [text, true]])),
  ...Object.fromEntries(direct.map((text, index) => [`packages/cli/src/commands/planted${index}.ts`, [text, true]])),
  "stacks/etl/src/planted.ts": [direct[0] ?? "", true],
  "packages/credentials/src/manager/planted.ts": [direct[0] ?? "", true],
  "packages/credentials/src/aws/SecretsManagerVault.ts": [direct[0] ?? "", false],
  "workers/credentials/src/aws/SecretsManagerStore.ts": [direct[0] ?? "", false],
  "workers/etl/src/planted.sandbox.test.ts": [direct[0] ?? "", false],
  "workers/kpi/src/right.ts": [right, false],
};

describe("the lint rule against reading Secrets Manager any other way (SEC-05)", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-lint-"));
    const { vcs: _vcs, $schema: _schema, ...config } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
    writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
    for (const [path, [text]] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("finds every planted import, and lets the library, the rotation, tests and the library's users alone", () => {
    const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
    const args = [biome, "lint", ".", "--reporter=github", "--max-diagnostics=none"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    const found = new Set(
      [...stdout.matchAll(/file=([^,]+),.*\(SEC-05\)/g)].map(([, file = ""]) => relative(realpathSync(folder), file)),
    );
    const wanted = Object.entries(planted).filter(([, [, found]]) => found);
    expect([...found].sort()).toEqual(wanted.map(([path]) => path).sort());
  });
});
