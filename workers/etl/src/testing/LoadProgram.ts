import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildProgram } from "@sallyport/worker-kit/testing";
import type { LoadOptions } from "../LoadOptions.js";
import type { LoadResult } from "../LoadResult.js";
import type { LoadBed } from "./LoadBed.js";

const PROGRAM = `
import { text } from "node:stream/consumers";
import { FileStore, FolderQuarantine, loadFile, PgDatabases } from "../index.ts";
const { login, ca, role, files, kept, options } = JSON.parse(await text(process.stdin));
const databases = new PgDatabases({ login: async () => login, ca, role });
const ports = { objects: new FileStore(files), quarantine: new FolderQuarantine(kept), databases, clock: { now: () => new Date() } };
const result = await loadFile(ports, options, new AbortController().signal);
await databases.close();
console.log(JSON.stringify({ ...result, peakMiB: peakMiB() }));
`;

export interface ProgramResult extends LoadResult {
  /** The most memory that the process ever held. */
  readonly peakMiB: number;
}

/** A load in a process of its own: to be killed, or for its memory. */
export class LoadProgram {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** @param name each test file has its own */
  static async build(name: string): Promise<LoadProgram> {
    const external = ["@duckdb/node-api", "pg-native", "pg-cloudflare"];
    return new LoadProgram(await buildProgram({ name, source: PROGRAM, folder: import.meta.dirname, external }));
  }

  /** Starts a load; the password goes in by standard input. */
  start(bed: LoadBed, object: string, options: Partial<LoadOptions> = {}): ChildProcess {
    const child = spawn(process.execPath, [this.#path], { stdio: ["pipe", "pipe", "inherit"] });
    const input = {
      login: bed.login,
      ca: bed.server.ca,
      role: "etl_owner",
      files: join(bed.folder, "files"),
      kept: join(bed.folder, "kept"),
      options: { object, scratch: join(bed.folder, "scratch"), ...options },
    };
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(input));
    return child;
  }

  async run(bed: LoadBed, object: string, options: Partial<LoadOptions> = {}): Promise<ProgramResult> {
    const child = this.start(bed, object, options);
    const exited = once(child, "exit");
    const output = child.stdout ? await text(child.stdout) : "";
    await exited;
    if (child.exitCode !== 0) throw new Error(`the load ended with ${child.exitCode}`);
    return JSON.parse(output);
  }
}
