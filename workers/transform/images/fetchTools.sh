#!/bin/sh
# Fetches tools into /opt/toolchains/<tool>/<version>, or below TOOLCHAINS, for the platform of the build: fetchTools.sh ARCH TOOL…
# Each download is the one of versions.json, over https alone, and is unpacked only if its SHA-256 is the one there (SUP-03).
set -eu
arch=$1
shift
here=$(dirname "$0")
target=${TOOLCHAINS:-/opt/toolchains}
scratch=$(mktemp -d)
for tool in "$@"; do
  for version in $(jq --raw-output --arg tool "$tool" '.tools[$tool] | keys[]' "$here/versions.json"); do
    entry=$(jq --exit-status --compact-output --arg tool "$tool" --arg version "$version" --arg arch "$arch" \
      '.tools[$tool][$version] | .[$arch] // .any' "$here/versions.json")
    url=$(printf '%s' "$entry" | jq --raw-output .url)
    sha256=$(printf '%s' "$entry" | jq --raw-output .sha256)
    folder=$target/$tool/$version
    mkdir -p "$folder" "$scratch/unpacked"
    curl --proto '=https' --proto-redir '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --output "$scratch/download" "$url"
    printf '%s  %s\n' "$sha256" "$scratch/download" | sha256sum --check --status || { echo "$tool $version: another SHA-256 than in versions.json" >&2; exit 1; }
    case $url in
      *.zip) unzip -q "$scratch/download" -d "$scratch/unpacked" ;;
      *) tar --extract --file "$scratch/download" --directory "$scratch/unpacked" --no-same-owner ;;
    esac
    # Each archive has one folder in it.
    mv "$scratch"/unpacked/*/* "$folder/"
    rm -rf "$scratch/download" "$scratch/unpacked"
  done
done
chmod -R u=rwX,go=rX "$target"
