import { takingPagesWhole } from "@/components/shell/retry-rsc-fetch";

// Runs before the router does, which takes `fetch` from the window at every call.
window.fetch = takingPagesWhole(
  window.fetch.bind(window),
  (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
);
