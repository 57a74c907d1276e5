# Finding Java, building what it runs. To be sourced by scripts in scripts/; works from any folder.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# What every JVM of ours gets: Vosk loads a native library.
jvm_options=(--enable-native-access=ALL-UNNAMED -Xmx1g)

# What a JVM gets in addition that is gone after a few seconds: it starts in less time, and never becomes as fast as another.
briefly=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)

# Sets JAVA_HOME to a JDK 25, unless it is one; says what to do when there is none.
need_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [[ -x $candidate/bin/javac ]] && grep -qs '^JAVA_VERSION="25[."]' "$candidate/release"; then
            export JAVA_HOME=$candidate
            # Maven 3.8 uses what newer Javas warn of; nobody here can mend that.
            export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
            return
        fi
    done
    echo "${0##*/}: needs a JDK 25; install one, or set JAVA_HOME to where it is" >&2
    return 1
}

# need_built MODULE: builds ivr-server or src/it, and what it needs, when there is no jar or a source is newer; then java_for.
need_built() {
    local jar skip
    need_jdk
    jar=$(module_jar "$1")
    if [[ -z $jar || ! -d $home/$1/target/lib ]] ||
        [[ -n $(find "$home"/pom.xml "$home"/{speech,ivr-server,"$1"}/{pom.xml,src/main} -newer "$jar" -type f -print -quit) ]]; then
        echo "Building $1 ... (the first time, Maven fetches the libraries)" >&2
        # src/it needs the server's test classes, so those are compiled.
        [[ $1 = src/it ]] && skip=-DskipTests || skip=-Dmaven.test.skip=true
        (cd "$home" && mvn -q -B -ntp -Dstyle.color=never "$skip" -Dspotless.check.skip=true package -pl "$1" -am) >&2
        touch "$(module_jar "$1")" # also when nothing in it has changed
    fi
    java_for "$1"
}

# The module's jar; nothing when it is not built.
module_jar() {
    [ ! -d "$home/$1/target" ] || find "$home/$1/target" -maxdepth 1 -name 'orderline-*.jar' ! -name '*-tests.jar' -print -quit
}

# java_for MODULE [FOLDER]: sets the array java to a command that runs classes of a module that is built, each library a jar of its
# own. With a folder, our own jars are copied there first and run from it: a build then cannot pull them from under the program.
java_for() {
    local ours
    ours=$(module_jar "$1")
    if [[ -n ${2:-} ]]; then
        rm -rf "$2"
        mkdir -p "$2"
        cp "$ours" "$home/$1"/target/lib/orderline-*.jar "$2"
        ours=$2/*
    fi
    java=("$JAVA_HOME/bin/java" "${jvm_options[@]}" -cp "$ours:$home/$1/target/lib/*")
}
