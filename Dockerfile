# Stint in a container. docs/SELF-HOSTING.md shows how to run it, compose.yaml with PostgreSQL.
# `npm run check:image` performs these steps without Docker, and starts the result.

FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build
# Only the build needs these: compilers, and the packages of the interface, which it bundles.
RUN rm -rf .next/cache node_modules/.cache node_modules/@next/swc-* node_modules/@img \
  node_modules/typescript node_modules/lightningcss-* node_modules/lucide-react \
  node_modules/@base-ui node_modules/recharts node_modules/es-toolkit node_modules/@reduxjs

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node -m 700 /data
# Belongs to root, so that the app cannot change itself.
COPY --from=build /app ./
USER node
VOLUME /data
EXPOSE 3000
# The process, not its database: a restart would not bring that back.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.mjs"]
