import { describe, expect, it } from "@jest/globals";
import { readSettings } from "./readSettings.js";

const environment = { AWS_REGION: "eu-west-1", AWS_BATCH_JOB_ID: "0a1b", TRANSFORM_BUCKET: "results" };

describe("where programs are", () => {
  it.each([
    ["what is set", { TRANSFORM_PATH: "/opt/bin", PATH: "/usr/bin" }, ["/opt/bin"]],
    ["else the worker's own PATH, without what is relative", { PATH: "/a:.::b:/c" }, ["/a", "/c"]],
    ["else the usual folders", { PATH: "." }, ["/usr/local/bin", "/usr/bin", "/bin"]],
  ])("is %s", (_case, more, folders) => {
    expect(readSettings({ ...environment, ...more }).TRANSFORM_PATH).toEqual(folders);
  });

  it("refuses a set folder that is relative", () => {
    expect(() => readSettings({ ...environment, TRANSFORM_PATH: "bin" })).toThrow("TRANSFORM_PATH");
  });
});
