import { describe, expect, it } from "@jest/globals";
import { jobSettings } from "./jobSettings.js";

describe("settings of Batch jobs", () => {
  it("are passed on where given, and nothing else is", () => {
    expect(jobSettings({ SALLYPORT_JOB_MINUTE_SECONDS: "0.5", SALLYPORT_JOB_SLOTS: "3", PATH: "/usr/bin" })).toEqual({
      SALLYPORT_JOB_MINUTE_SECONDS: "0.5",
      SALLYPORT_JOB_SLOTS: "3",
    });
    expect(jobSettings({ SALLYPORT_JOB_SLOTS: "" })).toEqual({});
  });

  it.each([
    { SALLYPORT_JOB_MINUTE_SECONDS: "0" },
    { SALLYPORT_JOB_MINUTE_SECONDS: "a minute" },
    { SALLYPORT_JOB_SLOTS: "1.5" },
    { SALLYPORT_JOB_SLOTS: "0" },
  ])("refuse %j", (environment) => {
    expect(() => jobSettings(environment)).toThrow(/SALLYPORT_JOB_\w+ is .+: give a (whole )?number from/);
  });
});
