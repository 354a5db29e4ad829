import { describe, expect, it } from "@jest/globals";
import { runsLocally } from "./runsLocally.js";

const home = { SALLYPORT_HOME: "/somewhere/.sandbox" };

describe("a program runs locally", () => {
  it.each([
    { ...home, AWS_ENDPOINT_URL: "https://127.0.0.1:4599" },
    { ...home, AWS_ENDPOINT_URL: "https://localhost:4599" },
    { SALLYPORT_PROVIDER_MODE: "plan" },
  ])("with %j", (environment) => {
    expect(runsLocally(environment)).toBe(true);
  });

  it.each([
    {},
    home,
    { ...home, SALLYPORT_HOME: "", AWS_ENDPOINT_URL: "https://127.0.0.1:4599" },
    { AWS_ENDPOINT_URL: "https://127.0.0.1:4599" },
    { ...home, AWS_ENDPOINT_URL: "https://s3.eu-west-1.amazonaws.com" },
    { ...home, AWS_ENDPOINT_URL: "https://127.0.0.1.example.com" },
    { ...home, AWS_ENDPOINT_URL: "somewhere" },
    { SALLYPORT_PROVIDER_MODE: "apply" },
  ])("not with %j", (environment) => {
    expect(runsLocally(environment)).toBe(false);
  });
});
