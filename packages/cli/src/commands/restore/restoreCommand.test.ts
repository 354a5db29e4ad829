import { describe, expect, it } from "@jest/globals";
import { restoreCommand } from "./restoreCommand.js";

const run = async (...args: string[]) => await restoreCommand().exitOverride().parseAsync(args, { from: "user" });

describe("sallyport restore", () => {
  it.each([
    ["no archive and no backup", ["--to", "x"], "give --stack NAME, or --catalog s3://BUCKET"],
    ["two backups", ["--to", "x", "--stack", "dev", "--catalog", "s3://vault"], "--catalog s3://BUCKET"],
    ["an archive and a backup", ["a.tar.zst", "--to", "x", "--catalog", "s3://vault"], "name the archive alone"],
    ["an archive and a time", ["a.tar.zst", "--to", "x", "--as-of", "2026-01-31"], "name the archive alone"],
    ["an archive that goes to a bucket", ["a.tar.zst", "--to", "s3://vault/x/"], "restore one archive to a folder"],
    ["a backup that is no bucket", ["--to", "x", "--catalog", "vault"], "give it as s3://BUCKET"],
    ["a backup with a key", ["--to", "x", "--catalog", "s3://vault/catalog"], "give it as s3://BUCKET"],
    [
      "a place that is no folder of a bucket",
      ["--to", "s3://vault/x", "--catalog", "s3://vault"],
      "s3://BUCKET/PREFIX/",
    ],
    ["a time that is none", ["--to", "x", "--catalog", "s3://vault", "--as-of", "yesterday"], "2026-01-31T12:00:00Z"],
  ])("refuses %s", async (_case, args, fix) => {
    const region = process.env.AWS_REGION;
    process.env.AWS_REGION = "eu-west-1";
    try {
      await expect(run(...args)).rejects.toMatchObject({ exitCode: 64, fix: expect.stringContaining(fix) });
    } finally {
      if (region === undefined) delete process.env.AWS_REGION;
      else process.env.AWS_REGION = region;
    }
  });
});
