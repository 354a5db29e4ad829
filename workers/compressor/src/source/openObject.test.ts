import { describe, expect, test } from "@jest/globals";
import { classifyError, type ObjectStream } from "@sallyport/worker-kit";
import type { ObjectStore } from "../ports.js";
import { openObject } from "./openObject.js";

const refusal = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(), { name, $metadata: { httpStatusCode } });
const object = { bucket: "b", key: "k", versionId: "null", sequencer: "0A", size: 3 };
const { signal } = new AbortController();

/** A store that gives one object, or refuses it. */
function store(open: () => Promise<Partial<ObjectStream>>): ObjectStore {
  return { open, tags: async () => ({}) } as unknown as ObjectStore;
}

describe("openObject", () => {
  test("knows a version that became a delete marker for gone, before the first byte and after a break", async () => {
    const refused = store(() => Promise.reject(refusal("MethodNotAllowed", 405)));
    const error = await openObject(refused, object, signal).catch((thrown: unknown) => thrown);
    expect(classifyError(error).kind).toBe("gone");

    const body = (async function* () {
      yield Buffer.from("a");
      throw refusal("MethodNotAllowed", 405);
    })();
    const broken = store(async () => ({ head: { VersionId: "null", $metadata: {} }, size: 3, body, close: () => {} }));
    const opened = await openObject(broken, object, signal);
    const read = async () => {
      for await (const _chunk of opened.body);
    };
    const later = await read().catch((thrown: unknown) => thrown);
    expect(classifyError(later).kind).toBe("gone");
  });

  test("pins the version that the event names, and tells the one that was read", async () => {
    let asked: unknown;
    const body = (async function* () {})();
    const given: ObjectStore = {
      ...store(async () => ({})),
      open: async (address) => {
        asked = address;
        return { head: { VersionId: "V2", ETag: '"e"', $metadata: {} }, size: 3, body, close: () => {} };
      },
    };
    const { entry } = await openObject(given, { ...object, versionId: undefined }, signal);
    expect(asked).toEqual({ bucket: "b", key: "k", versionId: undefined });
    expect(entry).toMatchObject({ versionId: "V2", etag: "e", sequencer: "0A" });
    await openObject(given, { ...object, versionId: "V1" }, signal);
    expect(asked).toEqual({ bucket: "b", key: "k", versionId: "V1" });
  });
});
