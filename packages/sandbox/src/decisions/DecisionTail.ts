import { existsSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import type { Decision } from "./Decision.js";
import { parseDecision } from "./parseDecision.js";

const newline = 0x0a;

/** Follows a sandbox's decision log from a moment on: to look again and again costs what is new, not the whole of a long log. */
export class DecisionTail {
  readonly #file: string;
  #offset: number;
  /** Of a line whose end is not written yet. */
  #begun = Buffer.alloc(0);
  /** Whether what comes first is the end of a line that was begun before: the byte before is read to know. */
  #isWithinLine: boolean;

  private constructor(file: string, size: number) {
    this.#file = file;
    this.#offset = Math.max(0, size - 1);
    this.#isWithinLine = size > 0;
  }

  /** Begins with the first decision whose line is begun from now on. */
  static async fromNow(home: string): Promise<DecisionTail> {
    const file = sandboxHomePaths(home).decisions;
    return new DecisionTail(file, await sizeOf(file));
  }

  /**
   * What was written since the last look.
   *
   * @throws SandboxError when a whole line is not a decision
   */
  async next(): Promise<readonly Decision[]> {
    const size = await sizeOf(this.#file);
    if (size <= this.#offset) return [];
    const read = Buffer.concat([this.#begun, await this.#read(size - this.#offset)]);
    const start = this.#isWithinLine ? read.indexOf(newline) + 1 : 0;
    const end = read.lastIndexOf(newline) + 1;
    this.#begun = read.subarray(end);
    if (end > 0) this.#isWithinLine = false;
    const lines = read.subarray(start, end).toString("utf8").split("\n").slice(0, -1);
    return lines.map((line) => {
      const decision = parseDecision(line);
      if (decision === undefined)
        throw new SandboxError(`a line of ${this.#file} is not a decision`, "reset the sandbox and run again");
      return decision;
    });
  }

  async #read(length: number): Promise<Buffer> {
    const file = await open(this.#file);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, this.#offset);
      this.#offset += bytesRead;
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}

/** There is no log before the first decision. */
async function sizeOf(file: string): Promise<number> {
  return existsSync(file) ? (await stat(file)).size : 0;
}
