import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "@jest/globals";
import { onFreePort } from "./onFreePort.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const listen = async (port: number): Promise<number> =>
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port }, () => {
      servers.push(server);
      resolve((server.address() as { port: number }).port);
    });
  });
const isTaken = (error: unknown): boolean => String(error).includes("EADDRINUSE");

it("takes the first port where it is free, and another where somebody else has it by now", async () => {
  const taken = await listen(0);
  const other = await onFreePort(taken, isTaken, listen);
  expect(other).not.toBe(taken);
  const tried: number[] = [];
  expect(await onFreePort(7, isTaken, async (port) => tried.push(port))).toBe(1);
  expect(tried).toEqual([7]);
});

it("gives up after three, with what the last one said, and at once where it is something else", async () => {
  const tried: number[] = [];
  const failing = (message: string) => async (port: number) => {
    tried.push(port);
    throw new Error(`${message} ${tried.length}`);
  };
  await expect(onFreePort(7, isTaken, failing("EADDRINUSE"))).rejects.toThrow("EADDRINUSE 3");
  expect(new Set(tried).size).toBe(3);
  tried.length = 0;
  await expect(onFreePort(7, isTaken, failing("EACCES"))).rejects.toThrow("EACCES 1");
});
