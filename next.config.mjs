import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The app has no images to optimise, and anybody could make the optimiser work.
  images: { unoptimized: true },
  // Chats read a link's title from the head. Pages are sent once complete, so nothing waits for it.
  htmlLimitedBots: /.*/,
  // Next.js passes the query on.
  redirects: async () => [
    { source: "/dashboard/record", destination: "/dashboard/history", permanent: true },
  ],
  // `npm run verify` checks the types; a start does not check them again.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    // Saves 19 KiB on the dashboard; chart-scales.ts has the measurements.
    resolveAlias: { "victory-vendor/d3-scale": "./components/dashboard/charts/chart-scales.ts" },
  },
  // These load native or WebAssembly files from node_modules, or are shared with server.mjs.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "pino",
    "prom-client",
    "@redis/client",
  ],
};

export default createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  // Messages are parsed at build time, which keeps the 11 KB parser out of every page.
  experimental: {
    messages: { path: "./messages", format: "json", locales: ["en"], precompile: true },
  },
})(config);
