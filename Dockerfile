# cityfacts: server, worker and command line in one image. docs/deploy.md says how to run it.

FROM python:3.13-slim AS build
RUN python -m venv /opt/cityfacts && /opt/cityfacts/bin/pip install --no-cache-dir --quiet uv
WORKDIR /source
# The lock alone first: as long as it stays the same, this layer is taken from the cache.
COPY requirements.lock ./
RUN /opt/cityfacts/bin/uv pip install --python /opt/cityfacts/bin/python --require-hashes --no-cache \
      --compile-bytecode -r requirements.lock
COPY pyproject.toml README.md ./
COPY prompts ./prompts
COPY schemas ./schemas
COPY service ./service
RUN /opt/cityfacts/bin/uv pip install --python /opt/cityfacts/bin/python --no-deps --no-cache \
      --compile-bytecode . \
 && /opt/cityfacts/bin/uv pip uninstall --python /opt/cityfacts/bin/python uv pip

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home --home-dir /var/lib/cityfacts --shell /usr/sbin/nologin cityfacts
COPY --from=build /opt/cityfacts /opt/cityfacts
ENV PATH=/opt/cityfacts/bin:$PATH PYTHONUNBUFFERED=1 XDG_DATA_HOME=/var/lib/cityfacts
USER 10001
WORKDIR /var/lib/cityfacts
VOLUME /var/lib/cityfacts
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': 'localhost'}), timeout=4)"]
ENTRYPOINT ["cityfacts"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--behind-tls"]
