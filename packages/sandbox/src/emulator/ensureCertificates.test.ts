import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSandboxHome, type SandboxHome } from "../lifecycle/SandboxHome.js";
import { certificatePaths, ensureCertificates } from "./ensureCertificates.js";
import { requestEmulator } from "./requestEmulator.js";

const day = 24 * 60 * 60 * 1000;

describe("ensureCertificates", () => {
  let home: SandboxHome;
  beforeEach(async () => {
    home = await createSandboxHome(await mkdtemp(join(tmpdir(), "sallyport-certificates-")));
  });
  afterEach(async () => {
    await rm(home.root, { recursive: true, force: true });
  });

  const texts = async (): Promise<string[]> =>
    await Promise.all(Object.values(certificatePaths(home)).map((path) => readFile(path, "utf8")));

  /** Whether a client that trusts only this authority reaches a server with this certificate. */
  const connects = async (host: string): Promise<boolean> => {
    const { caFile, certificateFile, keyFile } = certificatePaths(home);
    const [ca, cert, key] = await Promise.all([caFile, certificateFile, keyFile].map((path) => readFile(path, "utf8")));
    const server = createServer({ cert, key }, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      const call = { endpoint: `https://${host}:${port}`, path: "/", method: "GET", ca: ca ?? "" } as const;
      return (await requestEmulator(call)) === 200;
    } finally {
      server.close();
    }
  };

  it("makes an authority that a client can trust, for 127.0.0.1 and localhost", async () => {
    await ensureCertificates(home);
    expect([await connects("127.0.0.1"), await connects("localhost")]).toEqual([true, true]);
  });

  it("keeps the server's key to its owner, and the authority's key nowhere", async () => {
    const { keyFile } = await ensureCertificates(home);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect((await texts()).filter((text) => text.includes("PRIVATE KEY"))).toHaveLength(1);
  });

  it("keeps what is usable", async () => {
    await ensureCertificates(home);
    const before = await texts();
    await ensureCertificates(home);
    expect(await texts()).toEqual(before);
  });

  it.each([
    ["a year has passed", async () => {}, 365 * day],
    ["less than 30 days are left", async () => {}, 336 * day],
    ["the certificate is cut short", async (home: SandboxHome) => cut(certificatePaths(home).certificateFile), 0],
    ["the authority is cut short", async (home: SandboxHome) => cut(certificatePaths(home).caFile), 0],
    ["the key is cut short", async (home: SandboxHome) => cut(certificatePaths(home).keyFile), 0],
    ["the key is empty", async (home: SandboxHome) => writeFile(certificatePaths(home).keyFile, ""), 0],
    ["the key is missing", async (home: SandboxHome) => rm(certificatePaths(home).keyFile), 0],
  ])("makes new ones that work when %s", async (_what, damage, later) => {
    await ensureCertificates(home);
    const before = await readFile(certificatePaths(home).caFile, "utf8");
    await damage(home);
    await ensureCertificates(home, new Date(Date.now() + later));
    expect(await readFile(certificatePaths(home).caFile, "utf8")).not.toBe(before);
    if (later === 0) expect(await connects("127.0.0.1")).toBe(true);
  });

  it("makes new ones when the key belongs to another certificate", async () => {
    await ensureCertificates(home);
    const key = await readFile(certificatePaths(home).keyFile, "utf8");
    await rm(certificatePaths(home).caFile);
    await ensureCertificates(home);
    await writeFile(certificatePaths(home).keyFile, key);
    await ensureCertificates(home);
    expect(await connects("127.0.0.1")).toBe(true);
  });
});

const cut = async (path: string): Promise<void> => {
  const text = await readFile(path, "utf8");
  await writeFile(path, text.slice(0, text.length / 2));
};
