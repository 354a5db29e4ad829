import { describe, expect, it } from "@jest/globals";
import { parseDatabaseUrl } from "./parseDatabaseUrl.js";

describe("--database-url", () => {
  it("names host, port, database, user and the authority's file", () => {
    expect(
      parseDatabaseUrl("postgresql://ana%40shop@db.example.net:6432/shop?sslmode=verify-full&sslrootcert=/tmp/ca.pem"),
    ).toEqual({ host: "db.example.net", port: 6432, database: "shop", user: "ana@shop", caFile: "/tmp/ca.pem" });
    expect(parseDatabaseUrl("postgres://ana@[::1]/shop")).toEqual({
      host: "::1",
      port: 5432,
      database: "shop",
      user: "ana",
    });
  });

  it.each([
    "postgresql://ana:hunter2@db.example.net/shop",
    "postgresql://ana@db.example.net/shop?password=hunter2",
    "ana:hunter2@db.example.net/shop",
    "mysql://ana:hunter2@db.example.net/shop",
  ])("does not take a password, and never repeats it: %s", (text) => {
    expect(() => parseDatabaseUrl(text)).toThrow(expect.objectContaining({ exitCode: 64 }));
    expect(() => parseDatabaseUrl(text)).not.toThrow(/hunter2/);
  });

  it.each(["disable", "allow", "prefer", "require", "verify-ca", "no-verify"])("refuses sslmode=%s", (mode) => {
    expect(() => parseDatabaseUrl(`postgresql://ana@db.example.net/shop?sslmode=${mode}`)).toThrow(/verify-full/);
  });

  it.each([
    ["no host", "postgresql:///shop"],
    ["no user", "postgresql://db.example.net/shop"],
    ["no database", "postgresql://ana@db.example.net"],
    ["a parameter that would change the session", "postgresql://ana@db.example.net/shop?options=-c%20role%3Dpostgres"],
    ["an escape that is none", "postgresql://ana@db.example.net/sh%op"],
  ])("refuses %s", (_, text) => {
    expect(() => parseDatabaseUrl(text)).toThrow(expect.objectContaining({ exitCode: 64 }));
  });
});
