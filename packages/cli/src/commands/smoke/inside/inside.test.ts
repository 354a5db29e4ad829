import { execFile } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { connectionProgram } from "./connectionProgram.js";
import { internetOption } from "./internetOption.js";
import { judgeConnections } from "./judgeConnections.js";
import { readConnection } from "./readConnection.js";
import { targetsOf } from "./targetsOf.js";

const name = "network-inside";
const nowhere = "127.0.0.1:1";

describe("the program that tries the network from inside", () => {
  let server: Server;
  let listening: string;
  /** What comes over a connection. */
  let sent = 0;
  beforeAll(async () => {
    server = createServer((socket) => socket.on("data", (data) => (sent += data.length)));
    await once(server.listen(0, "127.0.0.1"), "listening");
    listening = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const opened = async (...targets: readonly string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", connectionProgram, ...targets]);
    return stdout.split("\n").flatMap((line) => readConnection(line) ?? []);
  };

  it("opens a connection where somebody listens, and sends nothing", async () => {
    expect(await opened(listening)).toEqual([{ target: listening, address: "127.0.0.1" }]);
    expect(sent).toBe(0);
  });

  it("says of every target once what became of it", async () => {
    const unknown = "nowhere.invalid:443";
    const said = await opened(nowhere, unknown, listening);
    expect(said).toHaveLength(3);
    expect(said).toEqual(
      expect.arrayContaining([
        { target: nowhere, reason: "ECONNREFUSED" },
        { target: unknown, reason: expect.stringMatching(/^E[A-Z_]+$/) },
        { target: listening, address: "127.0.0.1" },
      ]),
    );
  });

  it("passes where endpoints are reached and the internet is not, and fails on either", async () => {
    const judged = async (endpoint: string, internet: string) =>
      judgeConnections(name, { endpoints: [endpoint], outside: [internet] }, await opened(endpoint, internet));
    expect(await judged(listening, nowhere)).toMatchObject({ outcome: "passed" });
    const other = createServer();
    await once(other.listen(0, "127.0.0.1"), "listening");
    const outside = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    const leak = await judged(listening, outside).finally(() => other.close());
    expect(leak).toMatchObject({ outcome: "failed", message: expect.stringContaining(`a job reaches ${outside}`) });
    expect(await judged(nowhere, outside)).toMatchObject({
      outcome: "failed",
      message: `a job does not reach ${nowhere} (ECONNREFUSED)`,
    });
  });

  it("takes silence for neither", () => {
    const silent = judgeConnections(name, { endpoints: [listening], outside: [nowhere] }, []);
    expect(silent).toMatchObject({ outcome: "failed", message: expect.stringContaining("does not say whether") });
    expect(silent.message).toContain(`does not reach ${listening}`);
    const reached = [{ target: listening, address: "10.0.0.1" }];
    expect(judgeConnections(name, { endpoints: [listening], outside: [] }, reached)).toMatchObject({
      outcome: "not-judged",
    });
  });
});

describe("what is tried from inside", () => {
  const outputs = { region: "eu-west-1" };
  const egress = (cidrIpv4: string): RecordedResource => ({
    ...{ urn: "urn:pulumi:prod::transform::rule", type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" },
    ...{ custom: true, inputs: { cidrIpv4 } },
  });
  const targets = (change: object = {}, variables = {}) =>
    targetsOf({ resources: [egress("10.0.0.0/16")], outputs, regions: ["us-east-1"], ...change }, variables);

  it("are S3, STS and the logs of the stack's region, and two places of the internet", () => {
    expect(targets()).toEqual({
      endpoints: [
        "s3.eu-west-1.amazonaws.com:443",
        "sts.eu-west-1.amazonaws.com:443",
        "logs.eu-west-1.amazonaws.com:443",
      ],
      outside: ["checkip.amazonaws.com:443", "1.1.1.1:443"],
    });
    expect(targets({ outputs: { region: "cn-north-1" } }).endpoints).toContain("sts.cn-north-1.amazonaws.com.cn:443");
  });

  it("are not of the internet where the stack lets jobs out, unless it is named", () => {
    const out = { resources: [egress("0.0.0.0/0")] };
    expect(targets(out)).toMatchObject({ outside: [], notAsked: expect.stringContaining("written exception") });
    expect(targets({ ...out, internet: [nowhere] }).outside).toEqual([nowhere]);
  });

  it("are the addresses that the shell has for AWS, and in the sandbox nothing outside of it by itself", () => {
    const here = { AWS_ENDPOINT_URL: "https://127.0.0.1:4566" };
    expect(targets({}, here)).toMatchObject({ endpoints: ["127.0.0.1:4566"], outside: [] });
    const other = { ...here, AWS_ENDPOINT_URL_S3: "https://127.0.0.2" };
    expect(targets({}, other).endpoints).toEqual(["127.0.0.2:443", "127.0.0.1:4566"]);
  });

  it("are taken from the command as host and port alone", () => {
    expect(internetOption("[2606:4700::1111]:443", ["1.1.1.1:443"])).toEqual(["1.1.1.1:443", "[2606:4700::1111]:443"]);
    for (const text of ["1.1.1.1", "https://1.1.1.1:443", "a b:1", "host:0", "host:70000", "-e;:1/"])
      expect(() => internetOption(text)).toThrow("is not usable");
  });
});
