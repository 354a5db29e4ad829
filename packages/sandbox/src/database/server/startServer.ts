import { existsSync } from "node:fs";
import { lchown, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ServerCertificate } from "../../certificates/Authority.js";
import { choosePort } from "../../emulator/choosePort.js";
import { onFreePort } from "../../emulator/onFreePort.js";
import { ensureSecretFile } from "../../lifecycle/ensureSecretFile.js";
import { writeFileAtomically } from "../../lifecycle/writeFileAtomically.js";
import { postgresBinaries } from "../binaries/postgresBinaries.js";
import { openPassage } from "../user/openPassage.js";
import { serverUser } from "../user/serverUser.js";
import { initializeData } from "./initializeData.js";
import { launchServer, type ServerProcess } from "./launchServer.js";
import { pgHbaConf, postgresqlConf, type ServerSettings, serverFiles } from "./ServerSettings.js";

/** What to start. */
export interface ServerOptions {
  /** Private folder of the server: its data, its log and the superuser's password. Made when missing. */
  readonly folder: string;
  readonly certificate: ServerCertificate;
  /** Default: a free one. */
  readonly port?: number | undefined;
  /** Taken where it is free, instead of any. */
  readonly preferredPort?: number | undefined;
  readonly settings: Omit<ServerSettings, "port">;
}

/** A running server with its files. */
export interface Server extends ServerProcess {
  readonly port: number;
  readonly data: string;
  readonly logFile: string;
  /** The superuser's, which is kept in the server's folder. */
  readonly administratorPassword: string;
  /** Writes the settings. Those that PostgreSQL takes without a restart are in force a moment later. */
  configure(settings: Omit<ServerSettings, "port">): Promise<void>;
}

/**
 * Starts the server of a folder, new or as it was left.
 *
 * @throws SandboxError when its data cannot be made or it does not start
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const binaries = await postgresBinaries();
  const paths = serverPaths(options.folder);
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  await openPassage(options.folder, serverUser());
  const administratorPassword = await ensureSecretFile(paths.password);
  if (!existsSync(paths.data)) await initializeData(binaries, paths.data, administratorPassword);
  await writeForServer(join(paths.data, serverFiles.certificate), options.certificate.certificate);
  await writeForServer(join(paths.data, serverFiles.key), options.certificate.key);
  const start = async (port: number): Promise<Server> => {
    await writeSettings(paths.data, { ...options.settings, port });
    const process = await launchServer(binaries, paths.data, paths.log);
    const configure = async (settings: Omit<ServerSettings, "port">): Promise<void> => {
      await writeSettings(paths.data, { ...settings, port });
      process.reload();
    };
    return { ...process, port, data: paths.data, logFile: paths.log, administratorPassword, configure };
  };
  if (options.port !== undefined) return await start(options.port);
  const first = await freePort(options.preferredPort);
  return await onFreePort(first, (error) => String(error).includes("could not bind"), start);
}

async function freePort(preferred: number | undefined): Promise<number> {
  return await choosePort(preferred).catch(() => choosePort(undefined));
}

/** The layout of a server's folder. Pure. */
function serverPaths(folder: string) {
  return {
    data: join(folder, "data"),
    log: join(folder, "postgres.log"),
    password: join(folder, "administrator-password"),
  } as const;
}

async function writeSettings(data: string, settings: ServerSettings): Promise<void> {
  await writeForServer(join(data, "postgresql.conf"), postgresqlConf(settings));
  await writeForServer(join(data, "pg_hba.conf"), pgHbaConf(settings));
}

async function writeForServer(path: string, content: string): Promise<void> {
  await writeFileAtomically(path, content);
  const user = serverUser();
  if (user) await lchown(path, user.uid, user.gid);
}
