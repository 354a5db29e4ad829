import { describe, expect, test } from "@jest/globals";
import { SessionCache } from "./SessionCache.js";

const MINUTE = 60_000;

/** A session whose credentials live for `minutes`, and a clock that the test sets. */
function session(minutes: number) {
  let now = 0;
  let calls = 0;
  const cache = new SessionCache(
    {
      credentials: async () => ({
        accessKeyId: `key-${++calls}`,
        secretAccessKey: "",
        sessionToken: "",
        expiration: new Date(now + minutes * MINUTE),
      }),
    },
    { now: () => new Date(now) },
  );
  return async (minute: number) => {
    now = minute * MINUTE;
    return (await cache.credentials()).accessKeyId;
  };
}

describe("the credentials of a program's session", () => {
  test("are never older than 45 minutes, in a process that runs for half a day (IAM-17)", async () => {
    const at = session(720);
    expect([await at(0), await at(44.9), await at(45), await at(89.9), await at(90)]).toEqual([
      "key-1",
      "key-1",
      "key-2",
      "key-2",
      "key-3",
    ]);
  });

  test("are replaced before an SDK asks for others, five minutes before they expire", async () => {
    const at = session(30);
    expect([await at(0), await at(23.9), await at(24.1)]).toEqual(["key-1", "key-1", "key-2"]);
  });

  test("of a short session last most of it", async () => {
    const at = session(1);
    expect([await at(0), await at(0.7), await at(0.76)]).toEqual(["key-1", "key-1", "key-2"]);
  });

  test("are asked for once, however many ask", async () => {
    const at = session(60);
    expect(await Promise.all([at(0), at(0), at(0)])).toEqual(["key-1", "key-1", "key-1"]);
  });

  test("are asked for again after a failure", async () => {
    let fails = true;
    const credentials = { accessKeyId: "key", secretAccessKey: "", sessionToken: "", expiration: new Date(MINUTE) };
    const cache = new SessionCache(
      {
        credentials: async () => {
          if (fails) throw new Error("no");
          return credentials;
        },
      },
      { now: () => new Date(0) },
    );
    await expect(cache.credentials()).rejects.toThrow("no");
    fails = false;
    expect(await cache.credentials()).toBe(credentials);
  });
});
