/** The parts of an ARN that stands in a text. */
export interface FoundArn {
  readonly arn: string;
  readonly service: string;
  /** Empty where the service has none. */
  readonly region: string;
  /** 12 digits, `aws` for what is AWS's own, a placeholder, or empty. */
  readonly account: string;
  readonly resource: string;
}

/** Every ARN in a text, such as a policy document. */
export function parseArns(text: string): readonly FoundArn[] {
  return [...text.matchAll(/\barn:aws[\w-]*:([\w-]*):([\w-]*):([^:\s"']*):([^\s"',\]}]*)/g)].map(
    ([arn, service = "", region = "", account = "", resource = ""]) => ({ arn, service, region, account, resource }),
  );
}
