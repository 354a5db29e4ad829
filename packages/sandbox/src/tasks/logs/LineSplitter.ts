import { StringDecoder } from "node:string_decoder";

/** Docker's: a longer line is cut into pieces of this many characters. */
const longestLine = 16_384;

/** Cuts a stream of bytes into lines, keeping at most one line in memory. */
export class LineSplitter {
  private readonly decoder = new StringDecoder("utf8");
  private rest = "";

  constructor(private readonly onLine: (line: string) => void) {}

  write(chunk: Buffer): void {
    this.take(this.decoder.write(chunk));
  }

  /** Gives out a last line without a line feed. */
  end(): void {
    this.take(this.decoder.end());
    if (this.rest !== "") this.onLine(this.rest);
    this.rest = "";
  }

  private take(text: string): void {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.give(line.endsWith("\r") ? line.slice(0, -1) : line);
    while (this.rest.length > longestLine) {
      this.onLine(this.rest.slice(0, longestLine));
      this.rest = this.rest.slice(longestLine);
    }
  }

  private give(line: string): void {
    for (let start = 0; start === 0 || start < line.length; start += longestLine)
      this.onLine(line.slice(start, start + longestLine));
  }
}
