import { checked } from "../http/checked.js";
import { answers } from "../schema/answers.js";
import { uploadRequest } from "../schema/uploadRequest.js";
import type { Route } from "./Route.js";

const types = { zip: "application/zip", json: "application/json" } as const;

export const createUpload: Route = {
  method: "POST",
  path: "/upload",
  summary:
    "A URL by which one file can be put: a source (.zip), or the jobs of a batch (.json). The PUT needs the content type of the file.",
  request: uploadRequest,
  answer: { status: 201, schema: answers.upload },
  async handle({ body, newId }, { settings, objects, now }) {
    const { filename, expiresIn } = checked(uploadRequest, body);
    const key = `uploads/${newId}/${filename}`;
    const type = types[filename.endsWith(".zip") ? "zip" : "json"];
    const expiresAt = new Date(now() + expiresIn * 1000).toISOString();
    const uploadUrl = await objects.presignPut(settings.UPLOAD_BUCKET, key, type, expiresIn);
    return { status: 201, body: { uploadUrl, s3Path: `s3://${settings.UPLOAD_BUCKET}/${key}`, expiresAt } };
  },
};
