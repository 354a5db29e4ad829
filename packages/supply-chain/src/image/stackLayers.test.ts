import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ImageFile } from "./ImageFile.js";
import { stackLayers } from "./stackLayers.js";

const file = (path: string, mode = 0o644): ImageFile => ({ path, type: "file", mode, uid: 0, gid: 0 });
const folder = (path: string): ImageFile => ({ ...file(path, 0o755), type: "directory" });
const pathsOf = (...layers: readonly (readonly ImageFile[])[]) => stackLayers(layers).map(({ path }) => path);

describe("the root file system of layers", () => {
  it("is what a builder had before it wrote each step's changes down", () => {
    const name = fc.constantFrom("a", "b", "c");
    const edit = fc.record({ name, change: fc.constantFrom("write", "remove") });
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 6 }), (steps) => {
        const state = new Map<string, number>();
        let clock = 0;
        const layers = steps.map((edits) => {
          const before = new Map(state);
          for (const { name: each, change } of edits) {
            clock += 1;
            if (change === "remove") state.delete(each);
            else state.set(each, clock);
          }
          const written = [...state].filter(([each, mode]) => before.get(each) !== mode);
          const removed = [...before.keys()].filter((each) => !state.has(each));
          return [
            ...written.map(([each, mode]) => file(`/${each}`, mode)),
            ...removed.map((each) => file(`/.wh.${each}`)),
          ];
        });
        const modes = stackLayers(layers).map(({ path, mode }) => [path.slice(1), mode]);
        expect(new Map(modes as [string, number][])).toEqual(state);
      }),
    );
  });

  it("loses all of a folder that is taken away, emptied, or replaced by a file, and nothing beside it", () => {
    const lower = [folder("/a"), folder("/a/b"), file("/a/b/c"), file("/ab")];
    expect(pathsOf(lower, [file("/.wh.a")])).toEqual(["/ab"]);
    expect(pathsOf(lower, [file("/a/.wh..wh..opq")])).toEqual(["/a", "/ab"]);
    expect(pathsOf(lower, [file("/a")])).toEqual(["/a", "/ab"]);
  });

  it("keeps what a layer brings itself, whether before or behind the note that empties the folder", () => {
    const lower = [folder("/a"), file("/a/old")];
    const [fresh, emptied] = [file("/a/new"), file("/a/.wh..wh..opq")];
    expect(pathsOf(lower, [fresh, emptied])).toEqual(["/a", "/a/new"]);
    expect(pathsOf(lower, [emptied, fresh])).toEqual(["/a", "/a/new"]);
  });
});
