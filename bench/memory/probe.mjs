/**
 * Loaded into a measured process with `--import`: answers each message with the memory in use, after
 * a garbage collection (`--expose-gc`). Run alone, it is the empty Node process of the comparison.
 */
process.on("message", () => {
  for (let i = 0; i < 3; i += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
