import { entries } from "../conformance/entries.js";
import { recordEntry } from "../conformance/recordEntry.js";
import { sceneIn } from "../conformance/Scene.js";
import { mutantsOf } from "./mutantsOf.js";
import { noticed } from "./noticed.js";

async function main() {
  const survivors = new Map<string, number>();
  let all = 0,
    killed = 0;
  for (const entry of entries) {
    const { root, children } = await recordEntry(entry, { scene: sceneIn("prod") });
    for (const m of mutantsOf(entry.name, [root, ...children])) {
      all++;
      if (noticed(m.resources).length > 0) killed++;
      else {
        const k = `${m.type} ${m.path} ${m.mutation}`;
        survivors.set(k, (survivors.get(k) ?? 0) + 1);
      }
    }
  }
  console.log(all, killed);
  console.log(
    [...survivors]
      .sort()
      .map(([k, n]) => `${n} ${k}`)
      .join("\n"),
  );
}
void main();
