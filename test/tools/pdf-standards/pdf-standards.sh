#!/usr/bin/env bash
# Checks PDF files against PDF/A and PDF/UA with veraPDF: pdf-standards.sh 3a,ua1 file.pdf … A tool of the tests.
# Needs Debian's openjdk-17-jdk-headless and libjaxb-java. veraPDF (MPL-2.0) is inside the npm package @opendataloader/pdf,
# which is unpacked into a cache once; its jar lacks parts of JAXB, which Debian has.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/pdf-standards
jar=$cache/package/lib/opendataloader-pdf-cli.jar
if [ ! -f "$jar" ]; then
  mkdir -p "$cache"
  (cd "$cache" && tar -xzf "$(npm pack --silent @opendataloader/pdf@2.5.11)")
fi
path="$cache:$jar:$(ls /usr/share/java/jaxb-*.jar /usr/share/java/istack-*.jar /usr/share/java/*activation*.jar /usr/share/java/txw2*.jar | tr '\n' ':')"
[ "$cache/Standards.class" -nt "$here/Standards.java" ] || javac -nowarn -cp "$path" -d "$cache" "$here/Standards.java"
exec java -Xmx1g -cp "$path" Standards "$@"
