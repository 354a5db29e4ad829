/** How a field is written. */
export const Mark = {
  plain: 0,
  quoted: 1,
  /** Quoted, with doubled quotes inside. */
  escaped: 2,
  /** Not quoted, but with a quote or a carriage return inside, which PostgreSQL would take for something else. */
  raw: 3,
  /** A string of JSON: quoted, and no number or boolean whatever it looks like. */
  string: 4,
  /** JSON of what was nested: quoted, and text whatever it looks like. */
  text: 5,
} as const;

/** Where the fields of one row are in a block of bytes. One object serves all rows of a reader. */
export class Fields {
  /** Fields of the row; more than `width` where the row has too many, and then only the first are described. */
  count = 0;
  /** Lines of the file that the row takes. */
  lines = 1;
  /** Whether the row ends in CR LF. */
  crlf = false;
  /** Whether any field has `Mark.raw`. */
  raw = false;
  readonly starts: Int32Array;
  /** Without quotes around. */
  readonly ends: Int32Array;
  readonly marks: Uint8Array;

  constructor(readonly width: number) {
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
    this.marks = new Uint8Array(width);
  }
}
