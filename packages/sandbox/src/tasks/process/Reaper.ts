import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { compiledEntry } from "../../lifecycle/compiledEntry.js";
import { pinnedNode } from "../../toolchain/pinnedNode.js";

/** The process that ends all tasks when this one is killed; started again should it end first. */
export class Reaper {
  private readonly watched = new Set<number>();
  private child: ChildProcess;
  private stopped = false;

  constructor(private readonly log: (line: string) => void) {
    this.child = this.launch();
  }

  /** @param group process id of the group's leader */
  watch(group: number): void {
    this.watched.add(group);
    this.child.stdin?.write(`watch ${group}\n`);
  }

  forget(group: number): void {
    this.watched.delete(group);
    this.child.stdin?.write(`forget ${group}\n`);
  }

  /** Closes its pipe: it kills what is still watched, and ends. */
  stop(): void {
    this.stopped = true;
    this.child.stdin?.end();
  }

  private launch(): ChildProcess {
    const child = spawn(pinnedNode(), [compiledEntry(join("tasks", "process", "reaperMain.js"))], {
      // Out of the supervisor's group, so that a signal to that group does not take both.
      detached: true,
      env: {},
      stdio: ["pipe", "ignore", "ignore"],
    });
    child.unref();
    child.on("error", (error) => this.log(`the tasks' reaper did not start: ${error.message}`));
    // A write to a reaper that has just ended; its exit is dealt with below.
    child.stdin?.on("error", () => {});
    child.once("exit", () => this.restart());
    for (const group of this.watched) child.stdin?.write(`watch ${group}\n`);
    return child;
  }

  private restart(): void {
    if (this.stopped) return;
    this.log("the tasks' reaper ended and is started again");
    this.child = this.launch();
  }
}
