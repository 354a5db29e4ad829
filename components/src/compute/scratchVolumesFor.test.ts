import { describe, expect, it } from "@jest/globals";
import { scratchVolumesFor } from "./scratchVolumesFor.js";

const component = 'WorkerService "orders"';

describe("the folders that a container can write", () => {
  it("are /tmp alone unless others are named", () => {
    expect(scratchVolumesFor(component)).toEqual([{ name: "tmp", path: "/tmp" }]);
    expect(scratchVolumesFor(component, ["/work", "/home/app.user"])).toEqual([
      { name: "work", path: "/work" },
      { name: "home-app-user", path: "/home/app.user" },
    ]);
  });

  it.each([["tmp"], ["/"], ["/tmp/"], ["/tmp/../etc"], ["/a b"], [""], ["//tmp"], ["/.ssh"]])("are not %p", (path) => {
    expect(() => scratchVolumesFor(component, [path])).toThrow(`${component}: scratchPaths[0] ${JSON.stringify(path)}`);
  });

  it("are at least one, each once", () => {
    expect(() => scratchVolumesFor(component, [])).toThrow("scratchPaths [] is refused");
    expect(() => scratchVolumesFor(component, ["/tmp", "/tmp"])).toThrow('scratchPaths[1] "/tmp"');
  });
});
