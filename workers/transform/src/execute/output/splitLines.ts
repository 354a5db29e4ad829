import { StringDecoder } from "node:string_decoder";

/** Characters; a longer line is cut into several. */
const LONGEST = 16_384;

/** The lines of a stream without their ends, each of bounded length, so that a program that writes no line break fills no memory. */
export async function* splitLines(stream: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield* pieces(line.replace(/\r$/, ""));
    while (rest.length > LONGEST) {
      yield rest.slice(0, LONGEST);
      rest = rest.slice(LONGEST);
    }
  }
  rest += decoder.end();
  if (rest !== "") yield* pieces(rest);
}

function* pieces(line: string): Iterable<string> {
  for (let start = 0; start === 0 || start < line.length; start += LONGEST) yield line.slice(start, start + LONGEST);
}
