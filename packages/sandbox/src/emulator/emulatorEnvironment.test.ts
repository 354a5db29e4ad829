import { expect, it } from "@jest/globals";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import { emulatorEnvironment } from "./emulatorEnvironment.js";
import { certificatePaths } from "./ensureCertificates.js";

const home = sandboxHomePaths("/checkout/.sandbox");
const environment = emulatorEnvironment({
  ...{ home, port: 4566, certificates: certificatePaths(home), adminToken: "token", path: "/usr/bin", jobs: {} },
});

it("judges every call and listens on loopback alone", () => {
  expect(environment).toMatchObject({
    AUTH: "true",
    BIND_HOST: "127.0.0.1",
    USE_SSL: "1",
    IOT_MTLS_ENABLED: "0",
    SFTP_ENABLED: "0",
  });
});

it("holds nothing of the developer's own: no AWS settings and no reachable container engine", () => {
  expect(Object.keys(environment).filter((name) => name.startsWith("AWS_"))).toEqual([]);
  expect(environment.DOCKER_HOST).toBe("unix:///nonexistent");
  expect(environment.HOME).toBe("/checkout/.sandbox/scratch");
});
