/** A recorder for examples. A region has one, so that each example makes its own and ends it. */
export const recorderExample = {
  type: "aws:cfg/recorder:Recorder",
  inputs: () => ({ name: "conformance-recorder", roleArn: "arn:aws:iam::000000000000:role/conformance-recorder" }),
};
