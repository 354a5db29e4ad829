/** Whether a text may be a secret's value: not what tells where it is, and not what an exported state keeps encrypted. */
export function mayBeSecret(text: string): boolean {
  return text !== "" && text !== "[secret]" && !text.startsWith("arn:") && !/^https?:\/\//.test(text);
}
