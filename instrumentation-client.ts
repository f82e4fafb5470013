import { takingPagesWhole } from "@/components/shell/retry-rsc-fetch";

// Runs before Next's router, which reads `window.fetch` at every call.
window.fetch = takingPagesWhole(
  window.fetch.bind(window),
  (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
);
