import { describe, expect, it } from "@jest/globals";
import { readSettings } from "./settings.js";

const given = {
  AWS_REGION: "eu-west-1",
  SALLYPORT_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/111122223333/uploads",
  SALLYPORT_OUTPUT_BUCKET: "results",
};

describe("the settings", () => {
  it("have defaults for all but region, queue and bucket", () => {
    expect(readSettings(given)).toMatchObject({ SALLYPORT_VISIBILITY_SECONDS: 300, SALLYPORT_LOG_LEVEL: "info" });
  });

  it.each([
    ["SALLYPORT_QUEUE_URL", "http://sqs.eu-west-1.amazonaws.com/111122223333/uploads"],
    ["SALLYPORT_OUTPUT_BUCKET", "Results"],
    ["SALLYPORT_VISIBILITY_SECONDS", "1"],
  ])("refuse a wrong %s", (name, value) => {
    expect(() => readSettings({ ...given, [name]: value })).toThrow(name);
  });
});
