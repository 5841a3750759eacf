# syntax=docker/dockerfile:1
# http-eras for recording and replaying:
#   docker build -t http-eras .
#   docker run --rm -p 8080:8080 -v "$PWD:/data" http-eras record --listen 0.0.0.0:8080 --to api.example:80 -o traffic.jsonl
#   docker run --rm -p 8080:8080 -v "$PWD:/data" http-eras replay traffic.jsonl --serve 0.0.0.0:8080

FROM node:24.9.0-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY recordings/package.json recordings/
RUN npm ci --no-audit --no-fund
COPY . .
# Packing builds.
RUN npm pack --pack-destination /tmp

FROM node:24.9.0-slim
LABEL org.opencontainers.image.title="http-eras" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /tmp/http-eras-*.tgz /tmp/
# Beside it what reads HAR files, which is no dependency of a pinned program.
RUN npm install --global --omit=dev --no-audit --no-fund /tmp/http-eras-*.tgz @streamparser/json@0.0.26 iconv-lite@0.7.3 \
 && rm -rf /tmp/http-eras-*.tgz /root/.npm \
 && mkdir /data && chown node:node /data
ENV NODE_ENV=production
WORKDIR /data
USER node
# Whether something listens, read from the kernel's table: a connection would be recorded.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "-e", "const{readFileSync:r}=require('fs');const t=['tcp','tcp6'].map(n=>{try{return r('/proc/net/'+n,'utf8')}catch{return''}}).join('\\n');process.exit(/^\\s*\\d+: \\S+ \\S+ 0A /m.test(t)?0:1)"]
# node is the first process and hears the signals itself: record and replay end by them, and write what they have.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/usr/local/lib/node_modules/http-eras/dist/src/cli/main.js"]
CMD ["--help"]
