import { PassThrough } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { askLogin } from "./askLogin.js";

/** A terminal at which these lines are typed, each once it was asked for. */
function terminal(lines: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const waiting = [...lines];
  let shown = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    // The password's question ends otherwise than the others: it is not the one of the reading of lines.
    if (/: $/.test(text)) setImmediate(() => input.write(waiting.shift() ?? "\u0004"));
  });
  return { asked: askLogin({ input, output }), shown: () => shown };
}

describe("the questions for a login", () => {
  it("are answered with defaults where nothing is typed, and the password is not shown", async () => {
    const { asked, shown } = terminal(["ch.example.com\n", "\n", "loader\n", "shop\n", "s3cret-of-loader\n"]);
    expect(await asked).toEqual({
      CLICKHOUSE_HOST: "ch.example.com",
      CLICKHOUSE_PORT: "8443",
      CLICKHOUSE_USERNAME: "loader",
      CLICKHOUSE_DATABASE: "shop",
      CLICKHOUSE_PASSWORD: "s3cret-of-loader",
    });
    expect(shown()).toContain("password, not shown: ");
    expect(shown()).not.toContain("s3cret");
  });

  it.each([
    ["Ctrl-C at the host", ["\u0003"]],
    ["the end of the input", ["ch.example.com\n", "\u0004"]],
    ["Ctrl-C at the password", ["ch.example.com\n", "\n", "loader\n", "\n", "half\u0003"]],
  ])("are broken off by %s: nothing is stored", async (_case, lines) => {
    const { asked, shown } = terminal(lines);
    await expect(asked).rejects.toThrow("Broken off: nothing was stored");
    expect(shown()).not.toContain("half");
  });
});
