import { describe, expect, it } from "@jest/globals";
import { pgHbaConf, postgresqlConf } from "./ServerSettings.js";

describe("a server's configuration", () => {
  const conf = (parameters: Record<string, string>): string =>
    postgresqlConf({ port: 5499, forceSsl: true, parameters });

  it("takes parameters, but none that would open the server", () => {
    const hostile = {
      listen_addresses: "*",
      ssl: "off",
      unix_socket_directories: "/tmp",
      hba_file: "/tmp/x",
      port: "1",
    };
    const text = conf({ log_statement: "ddl", ...hostile });
    expect(text).toContain("log_statement = 'ddl'\n");
    for (const [name, value] of Object.entries(hostile)) expect(text).not.toContain(`${name} = '${value}'`);
  });

  it("keeps a value in its quotes", () => {
    expect(conf({ "app.note": "it's \\ x" })).toContain("app.note = 'it''s \\\\ x'\n");
  });

  it("lets in by TLS alone where that is forced, and from this machine alone in any case", () => {
    const hba = (forceSsl: boolean): string => pgHbaConf({ port: 5499, forceSsl, parameters: {} });
    expect(hba(true)).toBe("hostssl all all 127.0.0.1/32 scram-sha-256\n");
    expect(hba(false)).toBe("host all all 127.0.0.1/32 scram-sha-256\n");
  });
});
