/**
 * Ends the tasks of a supervisor that was killed. Reads `watch <process group>` and `forget <process group>` lines from
 * the supervisor; when the pipe closes, however that came about, kills every group still watched and all that it started.
 *
 * A process of its own, so that nothing has to be loaded into the tasks and one that hangs is ended as well.
 */
import { createInterface } from "node:readline";
import { killTree } from "./killTree.js";

const watched = new Set<number>();

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, group] = line.split(" ");
  if (verb === "watch") watched.add(Number(group));
  else watched.delete(Number(group));
}
for (const group of watched) killTree(group);
