import { describe, expect, test } from "@jest/globals";
import { retryRefused } from "./retryRefused.js";
import { TtlCache } from "./TtlCache.js";

describe("what is kept for a while", () => {
  test("is loaded once for all who ask, and again when its time is over", async () => {
    let now = 0;
    let loads = 0;
    const cache = new TtlCache<number>(() => now);
    const get = () =>
      cache.get(
        "key",
        async () => ++loads,
        () => 1_000,
      );
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
    now = 999;
    expect(await get()).toBe(1);
    now = 1_000;
    expect(await get()).toBe(2);
  });

  test("is no failure: who asks next tries again", async () => {
    const cache = new TtlCache<number>();
    await expect(
      cache.get(
        "key",
        async () => Promise.reject(new Error("away")),
        () => 1,
      ),
    ).rejects.toThrow("away");
    expect(
      await cache.get(
        "key",
        async () => 7,
        () => 1,
      ),
    ).toBe(7);
  });

  test("is dropped by who saw it refused, but not what somebody has renewed meanwhile", async () => {
    const cache = new TtlCache<object>();
    const [old, fresh] = [{}, {}];
    await cache.get(
      "key",
      async () => old,
      () => 1_000,
    );
    await cache.drop("key", old);
    await cache.get(
      "key",
      async () => fresh,
      () => 1_000,
    );
    await cache.drop("key", old);
    expect(
      await cache.get(
        "key",
        async () => ({ third: true }),
        () => 1_000,
      ),
    ).toBe(fresh);
  });
});

describe("the retry of a refused login", () => {
  const refusal = new Error("refused");
  const client = (...logins: readonly string[]) => {
    const left = [...logins];
    const dropped: string[] = [];
    return {
      dropped,
      get: async () => left[0] ?? "none",
      drop: async (login: string) => {
        dropped.push(login);
        left.shift();
      },
      isRefusal: (error: unknown) => error === refusal,
    };
  };

  test("reads once more and works once more", async () => {
    const login = client("old", "new");
    const work = async (given: string) => (given === "old" ? Promise.reject(refusal) : `with ${given}`);
    expect(await retryRefused(login, work)).toBe("with new");
    expect(login.dropped).toEqual(["old"]);
  });

  test("gives up at the second refusal, and at the first of anything else", async () => {
    const [always, other] = [client("a", "b", "c"), client("a", "b")];
    await expect(retryRefused(always, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(always.dropped).toEqual(["a"]);
    await expect(retryRefused(other, () => Promise.reject(new Error("syntax")))).rejects.toThrow("syntax");
    expect(other.dropped).toEqual([]);
  });
});
