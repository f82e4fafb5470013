/**
 * Loaded before a measured process: answers each message with the memory in use, after a collection
 * (`--expose-gc`). By itself it is an empty Node process.
 */
process.on("message", () => {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
