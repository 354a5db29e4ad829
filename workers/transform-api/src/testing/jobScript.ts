/** The text of a tiny job: the word after the program says what it does. It imports nothing of ours. */
export function jobScript(): string {
  return `
const words = process.argv.slice(2);
const [, action] = words.slice(words.indexOf("--") + 1);
console.log(JSON.stringify({ event: "job", words, output: process.env.TRANSFORM_OUTPUT }));
if (action === "fail") process.exit(3);
if (action === "sleep") setInterval(() => {}, 60_000);
`;
}
