/** What a program that runs inside says of one target: a line of JSON. */
export interface Connection {
  /** `host:port`. */
  readonly target: string;
  /** Where the connection was opened to; undefined where it was not. */
  readonly address?: string | undefined;
  /** By which error it was not opened. */
  readonly reason?: string | undefined;
}

/**
 * A program of Node for `node -e`: opens a TCP connection to each `host:port` of its arguments, by the addresses that names have where it runs,
 * and says what became of each. It sends nothing and ends with 0, whatever it finds. Ten seconds are enough for any answer: a network without a
 * way there gives none at all.
 */
export const connectionProgram = `
for (const target of process.argv.slice(1)) {
  const { hostname, port } = new URL("tcp://" + target);
  const socket = require("node:net").connect({ host: hostname.replace(/^\\[|\\]$/g, ""), port: Number(port), timeout: 10_000 });
  const say = (outcome) => {
    if (!socket.destroyed) console.log(JSON.stringify({ target, ...outcome }));
    socket.destroy();
  };
  socket.on("connect", () => say({ address: socket.remoteAddress }));
  socket.on("timeout", () => say({ reason: "no answer" }));
  socket.on("error", ({ code }) => console.log(JSON.stringify({ target, reason: code || "unknown" })));
}`;
