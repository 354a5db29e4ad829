import { join } from "node:path";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import type { Certificates } from "./ensureCertificates.js";

/** The account that the sandbox plays. */
export const sandboxAccountId = "000000000000";

/** The regions that the sandbox's stacks use; the first is the default region. */
export const sandboxRegions = ["eu-west-1", "eu-central-1"] as const;

interface EmulatorSettings {
  readonly home: SandboxHome;
  readonly port: number;
  readonly certificates: Certificates;
  readonly adminToken: string;
  readonly path: string;
  /** Write the account to the home at a stop, and read it at the start. */
  readonly keepState?: boolean | undefined;
  /** Settings of Batch jobs, by the names under which the launcher reads them. */
  readonly jobs: Readonly<Record<string, string>>;
}

/**
 * The emulator's whole environment. Nothing of the developer's own is passed on, above all no AWS credentials, and
 * no container engine is reachable: tasks run as processes that the supervisor starts.
 */
export function emulatorEnvironment(settings: EmulatorSettings): Record<string, string> {
  const { home, certificates } = settings;
  return {
    PATH: settings.path,
    HOME: home.scratch,
    TMPDIR: home.scratch,
    LANG: "C.UTF-8",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
    AUTH: "true",
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(settings.port),
    USE_SSL: "1",
    MINISTACK_SSL_CERT: certificates.certificateFile,
    MINISTACK_SSL_KEY: certificates.keyFile,
    MINISTACK_ACCOUNT_ID: sandboxAccountId,
    MINISTACK_REGION: sandboxRegions[0],
    // Its MQTT and SFTP listeners would open on every interface whatever BIND_HOST says.
    IOT_MTLS_ENABLED: "0",
    SFTP_ENABLED: "0",
    DOCKER_HOST: "unix:///nonexistent",
    SALLYPORT_DEPLOY_KEY_FILE: home.deployKey,
    SALLYPORT_ADMIN_TOKEN: settings.adminToken,
    SALLYPORT_DECISION_LOG: home.decisions,
    SALLYPORT_CA_FILE: certificates.caFile,
    ...(settings.keepState && {
      PERSIST_STATE: "1",
      STATE_DIR: join(home.kept, "services"),
      S3_PERSIST: "1",
      S3_DATA_DIR: join(home.kept, "objects"),
    }),
    ...settings.jobs,
  };
}
