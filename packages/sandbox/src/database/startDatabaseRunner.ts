import { readdir, readFile } from "node:fs/promises";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { postgresBinaries } from "./binaries/postgresBinaries.js";
import { databaseRoot } from "./DatabaseRoot.js";
import { DatabaseRunner } from "./runner/DatabaseRunner.js";
import { InstanceRecords } from "./runner/InstanceRecords.js";

/** What runs the servers of RDS instances. */
export interface RunningDatabases {
  /** Ends all servers; their data stay. */
  stop(): Promise<void>;
}

/**
 * RDS for PostgreSQL as local servers: each instance of the account is one PostgreSQL 18, whatever its engine version says.
 *
 * Kept as on AWS: TLS, `rds.force_ssl`, a master user without superuser rights, the roles `rds_superuser` and `rds_iam`,
 * parameters that act at once and those that wait for a restart, a server that ends is started again.
 * Not as on AWS: security groups, subnets and routes are not enforced, tokens of IAM authentication are not judged, there
 * are no replicas, snapshots or backups, data are not encrypted, logs stay in a file of the instance's folder.
 *
 * Brings the servers back that an earlier start has left, and follows the RDS records of the emulator from then on. A
 * platform without PostgreSQL is told only where an instance is made.
 *
 * @param endpoint the emulator's
 */
export async function startDatabaseRunner(
  home: SandboxHome,
  endpoint: string,
  log: (line: string) => void,
): Promise<RunningDatabases> {
  const { caFile, certificateFile, keyFile } = certificatePaths(home);
  const [ca, certificate, key] = await Promise.all(
    [caFile, certificateFile, keyFile].map((path) => readFile(path, "utf8")),
  );
  const adminToken = (await readFile(home.adminToken, "utf8")).trim();
  if (!ca || !certificate || !key) throw new Error(`the certificates in ${home.ca} are empty`);
  const context = { ca, certificate: { certificate, key }, modules: await preloadable(), log };
  const runner = new DatabaseRunner(databaseRoot(home), new InstanceRecords(endpoint, adminToken, ca), context);
  await runner.resume();
  const loop = runner.run();
  return {
    stop: async () => {
      await runner.stop();
      await loop;
    },
  };
}

async function preloadable(): Promise<ReadonlySet<string>> {
  const files = await postgresBinaries().then(
    ({ modules }) => readdir(modules),
    () => [],
  );
  return new Set(files.map((file) => file.replace(/\.\w+$/, "")));
}
