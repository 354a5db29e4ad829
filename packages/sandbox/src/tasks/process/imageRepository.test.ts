import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { imageRepository } from "./imageRepository.js";

describe("image repository", () => {
  it.each([
    ["123456789012.dkr.ecr.eu-west-1.amazonaws.com/sallyport/compressor:1.2", "sallyport/compressor"],
    [`public.ecr.aws/a/b/c@sha256:${"0".repeat(64)}`, "a/b/c"],
    ["localhost/worker", "worker"],
    ["localhost:5000/team/worker:x", "team/worker"],
    ["sallyport/compressor", "sallyport/compressor"],
    ["worker:latest", "worker"],
  ])("reads %s", (reference, repository) => {
    expect(imageRepository(reference)).toBe(repository);
  });

  it("finds the name whatever registry, tag and digest stand around it", () => {
    const part = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).filter((text) => text !== "localhost");
    const registry = fc.constantFrom("", "localhost/", "registry.example:443/", "1.dkr.ecr.eu-west-1.amazonaws.com/");
    const suffix = fc.constantFrom("", ":1", ":v1.2-rc", "@sha256:ab", ":1@sha256:ab");
    fc.assert(
      fc.property(registry, fc.array(part, { minLength: 1, maxLength: 4 }), suffix, (before, parts, after) => {
        expect(imageRepository(`${before}${parts.join("/")}${after}`)).toBe(parts.join("/"));
      }),
    );
  });
});
