import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { findPassword } from "./findPassword.js";

const newFolder = temporaryFolders();
const address = { host: "db.example.net", port: 6432, database: "shop", user: "ana" };

function passwordFile(lines: readonly string[], mode = 0o600) {
  const file = join(newFolder(), "pgpass");
  writeFileSync(file, `${lines.join("\n")}\n`, { mode });
  return { PGPASSFILE: file };
}

describe("the password of a login", () => {
  it("is that of PGPASSWORD", async () => {
    const environment = { ...passwordFile(["*:*:*:*:from the file"]), PGPASSWORD: "from the environment" };
    expect(await findPassword(address, environment)).toBe("from the environment");
  });

  it("is that of the first line of ~/.pgpass that fits, with colons and backslashes as libpq writes them", async () => {
    const lines = [
      "#db.example.net:*:*:ana:a comment",
      "other.example.net:*:*:ana:wrong",
      "db.example.net:6432:shop",
      "db.example.net:6432:shop:ana:a\\:b\\\\c",
      "*:*:*:*:late",
    ];
    expect(await findPassword(address, passwordFile(lines))).toBe("a:b\\c");
    const other = { ...address, host: "::1" };
    expect(await findPassword(other, passwordFile(["\\:\\:1:*:shop:ana:six"]))).toBe("six");
  });

  it("is missing with a fix where nobody can be asked, and never taken from a file that others can read", async () => {
    const open = passwordFile(["*:*:*:*:open to all"], 0o644);
    await expect(findPassword(address, open)).rejects.toMatchObject({
      exitCode: 64,
      fix: expect.stringContaining("PGPASSWORD"),
    });
  });
});
