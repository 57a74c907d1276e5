# Finding Java, building what it runs. For scripts in bash that are in scripts/; to be sourced.

# The repository's folder.
orderline_home() {
    cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd
}

# Sets JAVA_HOME to a JDK 25, unless it is one; says what to do when there is none.
need_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [[ -x $candidate/bin/javac ]] && grep -qs '^JAVA_VERSION="25[."]' "$candidate/release"; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    echo "${0##*/}: needs a JDK 25; install one, or set JAVA_HOME to where it is" >&2
    return 1
}

# Builds the server's jar when there is none or a source is newer. Needs need_jdk before it.
need_server() {
    local home jar
    home=$(orderline_home)
    jar=$(server_jar "$home")
    if [[ -z $jar || ! -d $home/ivr-server/target/lib ]] ||
        [[ -n $(find "$home/pom.xml" "$home"/{speech,ivr-server}/{pom.xml,src/main} -newer "$jar" -type f -print -quit) ]]; then
        echo "${0##*/}: building the server" >&2
        (cd "$home" && mvn -q -B -Dmaven.test.skip=true package -pl ivr-server -am) >&2
        touch "$(server_jar "$home")" # also when nothing in it has changed
    fi
}

# The server's jar; nothing when it is not built.
server_jar() {
    find "$1/ivr-server/target" -maxdepth 1 -name 'orderline-ivr-server-*.jar' ! -name '*-tests.jar' -print -quit 2>/dev/null
}

# The class path of the server, each library a jar of its own. Needs need_server before it.
server_class_path() {
    local home
    home=$(orderline_home)
    echo "$(server_jar "$home"):$home/ivr-server/target/lib/*"
}
