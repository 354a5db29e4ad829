import { DeleteRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { classifyError } from "@sallyport/worker-kit";
import { describeWorkerLaws, type WorkerUnderTest } from "@sallyport/worker-kit/conformance";
import { queueDepth, send } from "@sallyport/worker-kit/testing";
import { SampleThingBed } from "./testing/SampleThingBed.js";

/** An input is an object, and its result the copy of it. */
describeWorkerLaws("sample thing", async () => {
  const bed = await SampleThingBed.start();
  const { s3, iam } = bed.clients;
  const events = new Map<string, object>();
  const announce = async (name: string) => await send(bed.clients, bed.queue.url, events.get(name) ?? {});
  const policy = { RoleName: bed.roleName, PolicyName: "refuse" };

  const subject: WorkerUnderTest = {
    start: async (overrides) => await bed.startWorker(overrides),
    give: async (name, content, sequence) => {
      await s3.send(new PutObjectCommand({ Bucket: bed.input, Key: name, Body: content }));
      const told = { bucket: { name: bed.input }, object: { key: name, sequencer: sequence.toString(16) } };
      events.set(name, { Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3: told }] });
      await announce(name);
    },
    repeat: announce,
    giveBad: async (marker) => await send(bed.clients, bed.queue.url, `not an event: ${marker}`),
    result: async (name) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bed.output, Key: name }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      } catch (error) {
        if (classifyError(error).kind === "gone") return undefined;
        throw error;
      }
    },
    changes: async (name) => {
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bed.output, Prefix: name }));
      return Versions.filter(({ Key }) => Key === name).length;
    },
    refuseResults: async (refuse) => {
      const Statement = [{ Effect: "Deny", Action: "s3:PutObject", Resource: `arn:aws:s3:::${bed.output}/*` }];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      if (refuse) await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument }));
      else await iam.send(new DeleteRolePolicyCommand(policy));
    },
    inputs: async () => {
      const { visible, leased } = await queueDepth(bed.clients, bed.queue.url);
      const { visible: setAside } = await queueDepth(bed.clients, bed.queue.deadLetterUrl);
      return { waiting: visible, leased, setAside };
    },
    misconfiguration: { SALLYPORT_OUTPUT_BUCKET: "Results" },
  };
  return { subject, dispose: async () => await bed.stop() };
});
