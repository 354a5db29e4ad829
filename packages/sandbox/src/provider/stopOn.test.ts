import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeClients } from "./makeClients.js";

let silent: Server;
let endpoint: string;

/** Takes connections and never answers. */
beforeAll(async () => {
  silent = createServer((socket) => socket.on("error", () => undefined)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});

afterAll(() => {
  silent.close();
});

describe("clients of a cancelled deployment", () => {
  test("fail at once, the request under way and every later one", async () => {
    const stop = new AbortController();
    const credentials = { accessKeyId: "k", secretAccessKey: "s" };
    const sqs = makeClients({ endpoint, credentials }, stop.signal).sqs("eu-west-1");
    const connected = once(silent, "connection");
    const underWay = sqs.send(new ListQueuesCommand({}));
    await connected;
    stop.abort();
    await expect(underWay).rejects.toThrow("The deployment was cancelled.");
    await expect(sqs.send(new ListQueuesCommand({}))).rejects.toThrow("The deployment was cancelled.");
  });
});
