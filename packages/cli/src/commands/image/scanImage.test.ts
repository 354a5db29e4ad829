import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ECRClient } from "@aws-sdk/client-ecr";
import { afterEach, describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { parseImage } from "./parseImage.js";
import { scanImage } from "./scanImage.js";

/** ECR's answers by its operations, each in order, the last one again and again: no emulator here scans. */
type Answers = Readonly<Record<string, readonly { readonly status?: number; readonly body: object }[]>>;

const digest = `sha256:${"ab".repeat(32)}`;
const repositories = (scanOnPush: boolean) => [
  { body: { repositories: [{ imageScanningConfiguration: { scanOnPush } }] } },
];
const findings = (status: string, counts: object = {}) => ({
  body: { imageScanStatus: { status }, imageScanFindings: { findingSeverityCounts: counts } },
});

describe("the scan of an image", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  async function answering(answers: Answers): Promise<{ endpoint: string; calls: [string, unknown][] }> {
    const calls: [string, unknown][] = [];
    server = createServer(async (request, response) => {
      const [, operation = ""] = String(request.headers["x-amz-target"]).split(".");
      let text = "";
      for await (const chunk of request) text += chunk;
      calls.push([operation, JSON.parse(text)]);
      const given = answers[operation] ?? [{ body: {} }];
      const turn = calls.filter(([name]) => name === operation).length;
      const { status = 200, body } = given[Math.min(turn, given.length) - 1] ?? { body: {} };
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return { endpoint: `http://127.0.0.1:${port}`, calls };
  }
  async function ecrWith(answers: Answers): Promise<{ ecr: ECRClient; calls: [string, unknown][] }> {
    const { endpoint, calls } = await answering(answers);
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    return { ecr: new ECRClient({ region: "eu-west-1", endpoint, credentials }), calls };
  }
  const options = { pause: async () => {}, looks: 5, now: () => Date.UTC(2026, 1, 3, 12) };
  const pushedAt = Date.UTC(2026, 0, 1) / 1000;
  const described = [{ body: { imageDetails: [{ imageDigest: digest, imagePushedAt: pushedAt }] } }];

  it("is started by digest, waited for, and told by severity; pushes are scanned from then on", async () => {
    const { ecr, calls } = await ecrWith({
      DescribeRepositories: repositories(false),
      DescribeImages: described,
      DescribeImageScanFindings: [findings("IN_PROGRESS"), findings("COMPLETE", { HIGH: 2, CRITICAL: 1, LOW: 0 })],
    });
    const scanned = await scanImage(ecr, { repository: "sallyport/etl", digest }, options);
    expect(scanned).toEqual({
      ...{ repository: "sallyport/etl", digest, scannedOnPush: false, status: "COMPLETE" },
      ...{ pushedAt: "2026-01-01T00:00:00.000Z", ageDays: 33 },
      findings: { CRITICAL: 1, HIGH: 2 },
    });
    expect(calls.slice(0, 4)).toEqual([
      ["DescribeRepositories", { repositoryNames: ["sallyport/etl"] }],
      [
        "PutImageScanningConfiguration",
        { repositoryName: "sallyport/etl", imageScanningConfiguration: { scanOnPush: true } },
      ],
      ["DescribeImages", { repositoryName: "sallyport/etl", imageIds: [{ imageDigest: digest }] }],
      ["StartImageScan", { repositoryName: "sallyport/etl", imageId: { imageDigest: digest } }],
    ]);
    expect(calls.slice(4).map(([name]) => name)).toEqual(["DescribeImageScanFindings", "DescribeImageScanFindings"]);
  });

  it("is of the image pushed last where none is named, and reads the day's result where it has been scanned", async () => {
    const { ecr, calls } = await ecrWith({
      DescribeRepositories: repositories(true),
      DescribeImages: [
        {
          body: {
            imageDetails: [
              { imageDigest: "sha256:old", imagePushedAt: 1 },
              { imageDigest: digest, imagePushedAt: 2 },
            ],
          },
        },
      ],
      StartImageScan: [{ status: 400, body: { __type: "LimitExceededException" } }],
      DescribeImageScanFindings: [findings("COMPLETE")],
    });
    expect(await scanImage(ecr, { repository: "sallyport/etl" }, options)).toMatchObject({ digest, findings: {} });
    expect(calls.map(([name]) => name)).not.toContain("PutImageScanningConfiguration");
  });

  it("is given up as in progress after its looks, and says what failed", async () => {
    const slow = await ecrWith({
      DescribeRepositories: repositories(true),
      DescribeImages: described,
      DescribeImageScanFindings: [findings("IN_PROGRESS")],
    });
    const named = { repository: "sallyport/etl", digest };
    expect(await scanImage(slow.ecr, named, options)).toMatchObject({ status: "IN_PROGRESS" });
    server?.close();
    const missing = await ecrWith({
      DescribeRepositories: [{ status: 400, body: { __type: "RepositoryNotFoundException" } }],
    });
    await expect(scanImage(missing.ecr, named, options)).rejects.toThrow("There is no repository sallyport/etl");
    server?.close();
    const gone = await ecrWith({
      DescribeRepositories: repositories(true),
      DescribeImages: [{ status: 400, body: { __type: "ImageNotFoundException" } }],
    });
    await expect(scanImage(gone.ecr, named, options)).rejects.toThrow(`sallyport/etl has no ${digest}`);
  });

  it.each([
    ["nothing that is critical or high", "COMPLETE", { MEDIUM: 3 }, 0, 0],
    ["something high", "COMPLETE", { HIGH: 1, LOW: 2 }, 0, 1],
    ["something critical, by the enhanced scan", "ACTIVE", { CRITICAL: 1 }, 0, 1],
    ["nothing, in an image that is older than a month", "COMPLETE", {}, 32, 1],
    ["no result, as the image's kind is not supported", "UNSUPPORTED_IMAGE", {}, 0, 2],
    ["no result, as it failed", "FAILED", {}, 0, 2],
  ])("that finds %s ends the command as it should (TOL-10)", async (_what, status, counts, days, code) => {
    const { endpoint } = await answering({
      DescribeRepositories: repositories(true),
      DescribeImages: [
        { body: { imageDetails: [{ imageDigest: digest, imagePushedAt: Date.now() / 1000 - days * 86_400 }] } },
      ],
      DescribeImageScanFindings: [findings(status, counts)],
    });
    const keys = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", AWS_REGION: "eu-west-1" };
    const scan = ["image", "scan", `sallyport/etl@${digest}`, "--json"];
    const ended = await runBin(scan, { ...keys, AWS_ENDPOINT_URL: endpoint });
    expect(ended).toMatchObject({ code, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({ digest, status });
  });

  it("names an image by its digest, never by a tag", () => {
    expect(parseImage("sallyport/etl")).toEqual({ repository: "sallyport/etl" });
    expect(parseImage(`sallyport/etl@${digest}`)).toEqual({ repository: "sallyport/etl", digest });
    expect(() => parseImage("sallyport/etl:latest")).toThrow("names no image");
  });
});
