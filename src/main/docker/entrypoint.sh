#!/bin/sh
# Starts Footnote in a container.
#
#   without arguments, or with options alone: the service with those options
#   with a command first (ask, batch, mcp, ...): that command
#
# API_KEY, or a file named by API_KEY_FILE with the key in it: the key that callers of the service send, where FOOTNOTE_HTTP_API_KEY_FILE names no file of hashes.
# DOCUMENTS: folder to search if it holds anything (default /documents).
# JAVA_OPTS: options of the Java machine.
set -eu

documents=${DOCUMENTS:-/documents}
home=${FOOTNOTE_HOME:-/data}
jar=${FOOTNOTE_JAR_FILE:-/opt/footnote/footnote.jar}

case "${1:-}" in
  "" | -*) set -- serve "$@" ;;
esac

if [ "$1" = serve ] && [ -z "${FOOTNOTE_HTTP_API_KEY_FILE:-}" ]; then
  key=${API_KEY:-}
  if [ -z "$key" ] && [ -n "${API_KEY_FILE:-}" ]; then
    if [ ! -r "$API_KEY_FILE" ]; then
      echo "API_KEY_FILE names $API_KEY_FILE, which cannot be read; correct the name or the file's rights" >&2
      exit 2
    fi
    key=$(cat "$API_KEY_FILE")
  fi
  if [ -z "$key" ]; then
    case "${FOOTNOTE_HTTP_HOST:-127.0.0.1}" in
      127.* | localhost | ::1) ;;
      *)
        echo "callers need a key: set API_KEY, or API_KEY_FILE to a file with the key, or FOOTNOTE_HTTP_API_KEY_FILE to a file of names and hashes" >&2
        exit 2
        ;;
    esac
  else
    # Only the hash is kept, where only this user can read it.
    umask 077
    printf 'container %s\n' "$(printf %s "$key" | sha256sum | cut -d ' ' -f 1)" >"$home/api-keys"
    export FOOTNOTE_HTTP_API_KEY_FILE="$home/api-keys"
  fi
fi
unset API_KEY API_KEY_FILE FOOTNOTE_JAR_FILE

case "$1" in
  serve | ask | batch | mcp)
    if [ -d "$documents" ] && [ -n "$(ls -A "$documents")" ]; then
      command=$1
      shift
      set -- "$command" --corpus "$documents" "$@"
    fi
    ;;
esac

# The options are several words; the shell has to split them.
# shellcheck disable=SC2086
exec java -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError ${JAVA_OPTS:-} -jar "$jar" "$@"
