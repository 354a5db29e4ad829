# syntax=docker/dockerfile:1
# The multi-language image (CNT-13): the worker, git, Node, Java, Maven, Gradle and Python. A job chooses by JAVA_VERSION=17 or 21 and PYTHON_VERSION=3.12 or 3.13.
# Build in this folder after `node bundle.mjs`: docker build -f languages.Dockerfile -t sallyport/transform-languages:<version> .
# Amazon Linux 2023 minimal, by digest (CNT-05): the same as in images/versions.json.
FROM public.ecr.aws/amazonlinux/amazonlinux:2023-minimal@sha256:d3bfd777397ab1ab4c739f1b48655fc98578c2f9a895deba3e86f98258ccc113 AS tools
ARG TARGETARCH
RUN microdnf --assumeyes install gzip jq tar unzip xz && microdnf clean all
COPY images/fetchTools.sh images/versions.json /build/
RUN sh /build/fetchTools.sh "$TARGETARCH" node java maven gradle python

FROM public.ecr.aws/amazonlinux/amazonlinux:2023-minimal@sha256:d3bfd777397ab1ab4c739f1b48655fc98578c2f9a895deba3e86f98258ccc113
# Security updates of the distribution (SUP-05); nothing stays that runs as somebody else than who starts it.
RUN microdnf --assumeyes upgrade --releasever=latest \
  && microdnf --assumeyes install diffutils findutils git-core gzip tar unzip which \
  && microdnf clean all \
  && rm -rf /var/cache/dnf /var/cache/yum /var/lib/dnf \
  && echo 'appuser:x:1000:' >> /etc/group \
  && echo 'appuser:x:1000:1000:appuser:/tmp:/sbin/nologin' >> /etc/passwd \
  && find / -xdev -type f -perm /6000 -exec chmod a-s {} +
COPY --from=tools --chown=0:0 /opt/toolchains /opt/toolchains
# User 1000 may run this copy of Node, but not read it: Linux then hides the memory and the environment of the worker, which lead to the job role's
# credentials, from the program that it runs as the same user.
COPY --from=tools --chown=0:0 --chmod=0711 /opt/toolchains/node/24/bin/node /app/node
COPY --chown=0:0 --chmod=0644 dist/bundle/main.mjs dist/bundle/main.mjs.LEGAL.txt /app/

# The root file system may be read-only (CNT-08): worker and program write into TMPDIR and nowhere else.
ENV NODE_ENV=production TMPDIR=/tmp TEMP=/tmp TMP=/tmp TRANSFORM_HIDDEN_WORKER=required TRANSFORM_TOOLCHAINS=/opt/toolchains TRANSFORM_PATH=/opt/toolchains/node/24/bin:/opt/toolchains/java/21/bin:/opt/toolchains/maven/3/bin:/opt/toolchains/gradle/9/bin:/opt/toolchains/python/3.13/bin:/usr/local/bin:/usr/bin:/bin
# Fargate mounts an empty volume there and gives it this folder's mode (1777): without this line it would be root's alone.
VOLUME ["/tmp"]
USER 1000:1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 CMD ["/app/node", "/app/main.mjs", "--health"]
ENTRYPOINT ["/app/node", "/app/main.mjs"]
