import { createServer, type Server } from "node:net";
import { expect, it } from "@jest/globals";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { choosePort } from "./choosePort.js";

const listen = async (port: number): Promise<Server> =>
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port }, () => resolve(server));
  });
const close = async (server: Server): Promise<void> => {
  await new Promise((resolve) => server.close(resolve));
};
const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

it("refuses a port that is taken, names it and says what to do", async () => {
  const other = await listen(0);
  const port = portOf(other);
  const failure = await choosePort(port).catch((error: unknown) => error);
  await close(other);
  expect(failure).toBeInstanceOf(SandboxError);
  expect(failure).toMatchObject({
    problem: `port ${port} on 127.0.0.1 cannot be opened (EADDRINUSE)`,
    remedy: "stop what uses it, or leave the port out and a free one is chosen",
  });
});

it("takes the asked port when it is free, and leaves it free", async () => {
  const port = await choosePort(undefined);
  expect(await choosePort(port)).toBe(port);
  const server = await listen(port);
  expect(portOf(server)).toBe(port);
  await close(server);
});
