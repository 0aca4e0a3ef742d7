# Not built by this project's tests: they have no container engine. What it copies, `npm run standalone`, is tested.
# The library is what lies in `content`; for another, copy yours into this folder and name it:
#   docker build --build-arg OPTIONS="--content my-library" -t stoa . && docker run -p 3000:3000 stoa
# Or build with OPTIONS=--no-library, and mount a folder of artefacts (the one of .stoa that holds current.json):
#   docker run -p 3000:3000 -v /srv/artefacts:/stoa/library:ro stoa
FROM node:20-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ARG OPTIONS=""
RUN npm run standalone -- ${OPTIONS}

FROM node:20-slim
ENV NODE_ENV=production PORT=3000
WORKDIR /stoa
COPY --from=build /build/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/readyz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "server.mjs"]
