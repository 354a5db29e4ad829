import { describe, expect, it } from "@jest/globals";
import { taskEnvironment } from "./taskEnvironment.js";

const parts = {
  defined: {
    LEVEL: "3",
    AWS_REGION: "moon-1",
    AWS_ACCESS_KEY_ID: "AKIA",
    AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://x",
  },
  region: "eu-west-1",
  endpoint: "https://127.0.0.1:4566",
  caFile: "/ca.pem",
  scratch: "/tasks/1/scratch",
  path: "/bin",
  credentials: undefined,
};

describe("task environment", () => {
  it("is the task definition's, the sandbox's and nothing else", () => {
    const credentials = { uri: "http://127.0.0.1:1/v2/credentials/1", tokenFile: "/tasks/1/token" };
    expect(taskEnvironment({ ...parts, credentials })).toEqual({
      LEVEL: "3",
      PATH: "/bin",
      HOME: "/tasks/1/scratch",
      TMPDIR: "/tasks/1/scratch",
      TMP: "/tasks/1/scratch",
      TEMP: "/tasks/1/scratch",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: "https://127.0.0.1:4566",
      AWS_EC2_METADATA_DISABLED: "true",
      NODE_EXTRA_CA_CERTS: "/ca.pem",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/v2/credentials/1",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "/tasks/1/token",
    });
  });

  it("names the sandbox's authority where a task verifies its database by a bundle of its image", () => {
    const defined = { DB_CA: "/etc/ssl/rds/bundle.pem" };
    expect(taskEnvironment({ ...parts, defined })).toMatchObject({ DB_CA: "/ca.pem" });
    expect(taskEnvironment(parts)).not.toHaveProperty("DB_CA");
  });

  it("gives a task without a role no credentials, not even those that its definition names", () => {
    const names = Object.keys(taskEnvironment(parts));
    expect(names.filter((name) => /KEY|TOKEN|CREDENTIALS/.test(name))).toEqual([]);
  });
});
