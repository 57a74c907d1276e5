# For scripts that use the telephone of src/it; to be sourced. Sets nothing but the functions below.

phone_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Prints the home of a JDK 25: JAVA_HOME's if it is one, else the first below /usr/lib/jvm.
phone_java_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$home/bin/java" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
      echo "$home"
      return
    fi
  done
  echo 'No JDK 25 was found: install one below /usr/lib/jvm, or set JAVA_HOME.' >&2
  return 2
}

# Builds the jars unless they are newer than every source. Maven's own words come only when it fails.
phone_build() {
  local jar=$phone_root/src/it/target/orderline-it-0.1.0-SNAPSHOT.jar log=$phone_root/target/phone-build.log
  if [ -e "$jar" ] && [ -z "$(find "$phone_root"/{pom.xml,speech,ivr-server,src/it}/ -path '*/target' -prune -o \
      \( -path '*/src/main/*' -o -name pom.xml \) -newer "$jar" -type f -print -quit 2>/dev/null)" ]; then
    return
  fi
  echo 'Building the telephone; this is done once.' >&2
  mkdir -p "$phone_root/target"
  if ! (cd "$phone_root" && mvn -q -B -DskipTests -pl src/it -am package) >"$log" 2>&1; then
    cat "$log" >&2
    return 2
  fi
}

# phone_run <main class> <arguments>: becomes that program.
phone_run() {
  local java
  java=$(phone_java_home) || exit 2
  JAVA_HOME=$java phone_build || exit 2
  export ORDERLINE_DATA=${ORDERLINE_DATA:-$phone_root/data}
  exec "$java/bin/java" -Xmx1g -Djava.awt.headless=true -Dlogback.configurationFile=phone-logback.xml \
    -cp "$phone_root/src/it/target/*:$phone_root/ivr-server/target/*:$phone_root/ivr-server/target/lib/*" "$@"
}
