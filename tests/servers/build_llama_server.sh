#!/bin/sh
# Build llama.cpp's real llama-server from the source tree inside the llama-cpp-python package.
#
#   tests/servers/build_llama_server.sh DIRECTORY      -> DIRECTORY/llama-server
#
# Needs cmake, ninja and a C++ compiler; no weights, no network but the package index. The version is
# pinned so that the binary can be cached between runs.
set -eu
version=0.3.36
target=$(mkdir -p "$1" && cd "$1" && pwd)
python=${PYTHON:-python3}

if [ -x "$target/llama-server" ]; then
    echo "$target/llama-server is there already" >&2
    exit 0
fi
for tool in cmake ninja c++; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m pip download --quiet --no-deps --no-binary llama-cpp-python \
    --dest "$work" "llama-cpp-python==$version"
tar -xf "$work"/llama_cpp_python-*.tar.gz -C "$work" --strip-components=1

off() { printf -- '-D%s=OFF ' "$@"; }
# shellcheck disable=SC2046  # the words are meant to be split
cmake -S "$work/vendor/llama.cpp" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    $(off BUILD_SHARED_LIBS GGML_NATIVE GGML_OPENMP LLAMA_BUILD_TESTS LLAMA_BUILD_EXAMPLES \
          LLAMA_BUILD_UI LLAMA_USE_PREBUILT_UI LLAMA_OPENSSL LLAMA_CURL LLAMA_BUILD_APP) >&2
cmake --build "$work/build" --target llama-server --parallel "${JOBS:-2}" >&2
strip "$work/build/bin/llama-server"
mv "$work/build/bin/llama-server" "$target/"
echo "$target/llama-server"
