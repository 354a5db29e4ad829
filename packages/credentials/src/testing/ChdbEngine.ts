import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { AccessEntities } from "./AccessEntities.js";
import type { ClickHouseEngine, QueryParameters } from "./ClickHouseEngine.js";
import { ServerException } from "./ServerException.js";
import { usersXml } from "./usersXml.js";

const program = join(dirname(dirname(import.meta.dirname)), "testing", "chdbEngine.py");

/** No access storage can be written in the library: what it says of a statement that it would carry out otherwise. */
const wouldDo = new Set([495, 514]);

/**
 * A Python that has chdb: that of SALLYPORT_CHDB_PYTHON, or python3. Undefined where neither has it: `pip install chdb` takes
 * half a gigabyte, so nothing installs it by itself.
 */
export function chdbPython(): string | undefined {
  const candidates = [process.env.SALLYPORT_CHDB_PYTHON ?? "", "python3"].filter((path) => path !== "");
  return candidates.find((python) => spawnSync(python, ["-c", "import chdb.session"]).status === 0);
}

/**
 * ClickHouse itself, as the library chdb: it parses each statement, says whether an administrator may do it, keeps users and
 * roles as its users.xml, and answers all queries of its system tables. It has no server, no login and no storage that
 * CREATE USER could write to: those are the front's.
 */
export class ChdbEngine implements ClickHouseEngine {
  readonly name = "chdb";
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #folder: string;
  /** Requests wait for each other: the library has one session. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(python: string, folder: string) {
    this.#folder = folder;
    this.#process = spawn(python, [program, folder], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout });
  }

  static async start(python: string, entities: AccessEntities): Promise<ChdbEngine> {
    const folder = await mkdtemp(join(tmpdir(), "sallyport-chdb-"));
    await mkdir(join(folder, "data"));
    const config = `<clickhouse><users_config>${folder}/users.xml</users_config></clickhouse>`;
    await writeFile(join(folder, "config.xml"), config);
    await writeFile(join(folder, "users.xml"), usersXml(entities));
    return new ChdbEngine(python, folder);
  }

  async read(query: string, parameters: QueryParameters): Promise<string> {
    return await this.#ask({ query, parameters });
  }

  async judge(query: string): Promise<void> {
    try {
      await this.#ask({ query });
    } catch (error) {
      if (!(error instanceof ServerException) || !wouldDo.has(error.code)) throw error;
    }
  }

  async changed(entities: AccessEntities): Promise<void> {
    await writeFile(join(this.#folder, "users.xml"), usersXml(entities));
    await this.#ask({ reopen: true });
  }

  async stop(): Promise<void> {
    this.#process.stdin.end();
    if (this.#process.exitCode === null) await once(this.#process, "exit");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ask(request: object): Promise<string> {
    const answered = this.#last.then(async () => {
      const [line] = await Promise.all([
        once(this.#lines, "line").then(([text]) => String(text)),
        new Promise<void>((done) => this.#process.stdin.write(`${JSON.stringify(request)}\n`, () => done())),
      ]);
      return JSON.parse(line) as { rows?: string; code?: number; type?: string; message?: string };
    });
    this.#last = answered.catch(() => undefined);
    const { rows, code = 1_001, type = "STD_EXCEPTION", message = "" } = await answered;
    if (rows !== undefined) return rows;
    throw new ServerException(code, type, message);
  }
}
