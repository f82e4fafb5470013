import { z } from "zod";

/**
 * Id of a stream, chosen at random by the browser that opens it (`GET /api/live?stream=ID`). A browser
 * that names its stream must send signs of life.
 */
export const streamId = z.string().regex(/^[a-z0-9-]{8,36}$/);

/** Body of `POST /api/live`, a sign of life: the browser still receives this stream. */
export const signOfLifeInput = z.strictObject({ stream: streamId });
