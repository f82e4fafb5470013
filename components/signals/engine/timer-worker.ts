/** Counts for a page: browsers slow the timers of a hidden page down to one a minute, not these. */
addEventListener("message", ({ data }: MessageEvent<{ id: number; ms: number }>) => {
  setTimeout(() => postMessage(data.id), data.ms);
});
