import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The same wall everywhere: types are checked by `npm run verify`, not again at every start.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    // Of d3's scales the charts draw with two: a quarter of Recharts' weight stays away.
    resolveAlias: { "victory-vendor/d3-scale": "./components/dashboard/chart-scales.ts" },
  },
  // Native or WebAssembly parts that must be loaded from node_modules, not bundled.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "postgres", "pino"],
};

export default createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  // Texts are parsed when building: the parser, 11 KB, then stays out of every page.
  experimental: {
    messages: { path: "./messages", format: "json", locales: ["en"], precompile: true },
  },
})(config);
