// The code of the functions that this package's tests deploy: answers with what it was called for, and by whom.
export const handler = async (event) => {
  const { httpMethod, resource, pathParameters, body, requestContext } = event;
  const caller = requestContext?.identity?.userArn;
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ httpMethod, resource, pathParameters, body, caller, mode: process.env.MODE }),
  };
};

/** Fails, as code does that meets what it cannot handle. */
export const fail = async () => {
  throw new Error("on purpose");
};
