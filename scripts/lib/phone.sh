# The telephone of src/it. For scripts in bash that are in scripts/; to be sourced.
source "$(dirname "${BASH_SOURCE[0]}")/java.sh"

# Builds the telephone's jar when there is none or a source is newer. Needs need_jdk before it.
need_phone() {
    local home jar
    home=$(orderline_home)
    jar=$(phone_jar "$home")
    if [[ -z $jar || ! -d $home/ivr-server/target/lib ]] ||
        [[ -n $(find "$home/pom.xml" "$home"/{speech,ivr-server,src/it}/{pom.xml,src/main} -newer "$jar" -type f -print -quit) ]]; then
        echo "${0##*/}: building the telephone" >&2
        (cd "$home" && mvn -q -B -DskipTests package -pl src/it -am) >&2
        touch "$(phone_jar "$home")" # also when nothing in it has changed
    fi
}

# The telephone's jar; nothing when it is not built.
phone_jar() {
    find "$1/src/it/target" -maxdepth 1 -name 'orderline-it-*.jar' -print -quit 2>/dev/null
}

# phone <main class> <arguments>: builds what is missing and becomes that program; 2 when it cannot.
phone() {
    need_jdk && need_phone || exit 2
    exec "$JAVA_HOME/bin/java" -Xmx1g -Djava.awt.headless=true -Dlogback.configurationFile=phone-logback.xml \
        -Dorderline.data="$(orderline_home)/data" \
        -cp "$(phone_jar "$(orderline_home)"):$(server_class_path)" "$@"
}
