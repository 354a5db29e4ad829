import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { outputProblem } from "./outputProblem.js";
import type { CommandStep, TutorialStep } from "./TutorialStep.js";

/** Where a reader is: what a shell knows between two commands. */
interface Place {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A reader who does what the pages say, in a folder that was empty: one shell, from the first step to the last. */
export class Walkthrough {
  #place: Place;
  readonly #start: string;
  /** Not where the reader is: the first page's folders are all that they see. */
  readonly #notes: string;
  readonly #onOutput: (text: string) => void;

  private constructor(start: string, notes: string, environment: NodeJS.ProcessEnv, onOutput: (text: string) => void) {
    this.#start = start;
    this.#notes = notes;
    this.#place = { folder: start, environment };
    this.#onOutput = onOutput;
  }

  /** @param onOutput is told what the commands print, while they do */
  static async begin(
    environment: NodeJS.ProcessEnv,
    onOutput: (text: string) => void = () => {},
  ): Promise<Walkthrough> {
    const folder = async (name: string) => await mkdtemp(join(tmpdir(), `sallyport-${name}-`));
    return new Walkthrough(await folder("newcomer"), await folder("notes"), environment, onOutput);
  }

  /** Folder in which the reader began. */
  get start(): string {
    return this.#start;
  }

  /** Folder in which the reader is. */
  get folder(): string {
    return this.#place.folder;
  }

  /** @throws Error with place, command and what it printed, where it does not end as the page says */
  async take(step: TutorialStep): Promise<void> {
    if (step.kind === "commands") await this.#type(step);
    else if (step.kind === "file") await this.#write(step.path, step.content);
    else await this.#apply(step.place, step.diff);
  }

  /** Removes all that the steps made in the reader's folder. What they started is for the pages to stop. */
  async end(): Promise<void> {
    for (const folder of [this.#start, this.#notes]) await rm(folder, { recursive: true, force: true });
  }

  async #type({ place, commands, exitCode, output }: CommandStep): Promise<void> {
    const { code, printed } = await this.#run(commands);
    const problem =
      code === exitCode ? outputProblem(output ?? "…", printed) : `it ended with ${code}, and not with ${exitCode}`;
    if (problem !== undefined) throw new Error(`${place}: ${problem}\n$ ${commands.trim()}\n${printed.slice(-8000)}`);
  }

  async #write(path: string, content: string): Promise<void> {
    const file = join(this.#place.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async #apply(place: string, diff: string): Promise<void> {
    const file = join(this.#notes, "change.diff");
    await writeFile(file, diff);
    const { code, printed } = await this.#run(`git apply '${file}'`);
    if (code !== 0) throw new Error(`${place}: the change does not fit\n${printed}`);
  }

  /** Runs commands in a shell of their own that begins where the last one ended: in its folder, with its variables. */
  async #run(commands: string): Promise<{ readonly code: number | null; readonly printed: string }> {
    const file = join(this.#notes, "place.json");
    const note = `require("fs").writeFileSync("${file}", JSON.stringify({ folder: process.cwd(), environment: process.env }))`;
    // `a`: a variable that is set here is set in the next step too. The shell's own code, not that of the note, is the step's.
    const script = `set -ea\ntrap 'code=$?; "${process.execPath}" -e '\\''${note}'\\''; exit $code' EXIT\n${commands}`;
    const { folder: cwd, environment: env } = this.#place;
    const shell = spawn("bash", ["-c", script], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        this.#onOutput(text);
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      shell.on("error", reject);
      shell.on("close", resolve);
    });
    this.#place = JSON.parse(await readFile(file, "utf8")) as Place;
    return { code, printed };
  }
}
