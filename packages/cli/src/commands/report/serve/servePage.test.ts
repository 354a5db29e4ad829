import { request } from "node:http";
import { afterEach, describe, expect, it } from "@jest/globals";
import { type ServedPage, servePage } from "./servePage.js";

describe("the report's server", () => {
  let served: ServedPage | undefined;
  afterEach(async () => {
    await served?.close();
  });

  function ask(url: string, { method = "GET", host }: { method?: string; host?: string } = {}) {
    return new Promise<{ status: number | undefined; body: string; type: string | undefined }>((resolve, reject) => {
      const asked = request(url, { method, ...(host && { headers: { host } }) }, async (response) => {
        let body = "";
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode, body, type: response.headers["content-type"] });
      });
      asked.on("error", reject).end();
    });
  }

  it("gives the page under this machine's own names alone, and nothing else", async () => {
    served = await servePage("<p>page</p>");
    const { port, hostname } = new URL(served.url);
    expect(hostname).toBe("127.0.0.1");
    const page = { status: 200, body: "<p>page</p>", type: "text/html; charset=utf-8" };
    expect(await ask(served.url)).toEqual(page);
    expect(await ask(served.url, { host: `localhost:${port}` })).toEqual(page);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1.evil.example:${port}`])
      expect(await ask(served.url, { host })).toMatchObject({ status: 421, body: "" });
    expect(await ask(served.url, { method: "POST" })).toMatchObject({ status: 405, body: "" });
    expect(await ask(new URL("/etc/passwd", served.url).href)).toMatchObject({ status: 404, body: "" });
  });

  it("takes a port of its own each time, and gives it back", async () => {
    served = await servePage("one");
    const other = await servePage("two");
    expect(other.url).not.toBe(served.url);
    await other.close();
    await expect(ask(other.url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
