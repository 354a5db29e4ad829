import { describe, expect, test } from "@jest/globals";
import { environment } from "../testing/environment.js";
import { readSettings } from "./readSettings.js";

describe("the settings", () => {
  test("have defaults for all that may be absent", () => {
    expect(readSettings(environment)).toMatchObject({
      UPLOAD_BUCKET: "results",
      ALLOWED_PROGRAMS: ["atx"],
      ALLOWED_GIT_HOSTS: ["github.com", "gitlab.com", "bitbucket.org"],
      SUBMIT_RATE_PER_SECOND: 50,
      MAX_TIMEOUT_SECONDS: 43_200,
    });
  });

  test.each([
    ["SUBMIT_RATE_PER_SECOND", "51"],
    ["AWS_ENDPOINT_URL", "http://127.0.0.1"],
    ["ALLOWED_PROGRAMS", "atx,/bin/sh"],
    ["ALLOWED_GIT_HOSTS", "localhost"],
    ["BUCKET", "Results"],
    ["JOBS_TABLE", ""],
  ])("with %s=%s are refused by its name", (name, value) => {
    expect(() => readSettings({ ...environment, [name]: value })).toThrow(name);
  });
});
