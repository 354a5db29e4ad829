import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { CommandError } from "../../../output/CommandError.js";
import type { Terminal } from "../../../output/confirm.js";

/** What is asked for, by the variables that `--from-env` reads. */
export type AskedLogin = Readonly<
  Record<`CLICKHOUSE_${"HOST" | "PORT" | "USERNAME" | "DATABASE" | "PASSWORD"}`, string>
>;

/**
 * Asks a person for a login. The password is not shown.
 *
 * @throws CommandError when the person breaks off, or the input ends
 */
export async function askLogin({ input, output }: Terminal): Promise<AskedLogin> {
  let hidden = false;
  const shown = new Writable({
    write: (chunk, _encoding, done) => {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: shown, terminal: true, historySize: 0 });
  try {
    const asked = {
      CLICKHOUSE_HOST: await answer(lines, "host: "),
      CLICKHOUSE_PORT: (await answer(lines, "port [8443]: ")) || "8443",
      CLICKHOUSE_USERNAME: await answer(lines, "user: "),
      CLICKHOUSE_DATABASE: (await answer(lines, "database [default]: ")) || "default",
    };
    output.write("password, not shown: ");
    hidden = true;
    const CLICKHOUSE_PASSWORD = await answer(lines, "");
    return { ...asked, CLICKHOUSE_PASSWORD };
  } finally {
    lines.close();
    output.write("\n");
  }
}

async function answer(lines: Interface, question: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const broken = (): void => reject(new CommandError("Broken off: nothing was stored", "Run the command again", 1));
    lines.once("SIGINT", broken).once("close", broken);
    lines.question(question, (text) => {
      lines.off("SIGINT", broken).off("close", broken);
      resolve(text.trim());
    });
  });
}
