# Which ports are used. To be sourced by scripts in scripts/.

# listen_ports DATA: decides as the server's Settings do, and exports the result, so that whatever is started goes by the same:
# ORDERLINE_MEDIA_PORT and its like if set, else listen.media and its like in DATA/orderline.properties, else the defaults.
listen_ports() {
    local name variable value file
    for name in media audiosocket agi lifeboat console pages sip rtp; do
        variable=$(port_variable "$name")
        value=${!variable:-}
        for file in "$1/orderline.properties" "$home/ivr-server/src/main/resources/dev/orderline/ivr/defaults.properties"; do
            [ -z "$value" ] && [ -f "$file" ] || continue
            value=$(sed -n "s/^[[:space:]]*listen\.$name[[:space:]]*[=:][[:space:]]*\([^[:space:]]*\).*/\1/p" "$file" | tail -1)
        done
        export "$variable=$value"
    done
}

# port_variable NAME: the environment variable that sets listen.NAME.
port_variable() { case $1 in rtp) echo ORDERLINE_RTP_PORTS ;; *) echo "ORDERLINE_${1^^}_PORT" ;; esac; }

# port_setting KEY=VALUE: what -D says of a port counts before all else.
port_setting() {
    if [[ $1 =~ ^listen\.(media|audiosocket|agi|lifeboat|console|pages|sip|rtp)=(.+)$ ]]; then
        export "$(port_variable "${BASH_REMATCH[1]}")=${BASH_REMATCH[2]}"
    fi
}
