// A project outside the workspace, as `pulumi new aws-typescript` makes one, that installed the package's tarball.
import { Access, HardenedBucket, HardenedQueue, TaskRole } from "@sallyport/components";

const bucket = new HardenedBucket("orders");
const queue = new HardenedQueue("orders-in");
const role = new TaskRole("orders-reader", {
  access: [
    { bucket: bucket.bucketName, key: bucket.keyArn, actions: [Access.Read] },
    { queue: queue.queueName, key: queue.keyArn, actions: [Access.Consume] },
  ],
});

export const bucketName = bucket.bucketName;
export const queueUrl = queue.queueUrl;
export const roleArn = role.roleArn;
