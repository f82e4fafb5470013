import { followTranslation } from "@/components/shell/follow-translation";
import { retryRscFetch } from "@/components/shell/retry-rsc-fetch";

// Runs before the router, which reads `window.fetch` at every call, and before React renders.
window.fetch = retryRscFetch(
  window.fetch.bind(window),
  (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
);
followTranslation();
