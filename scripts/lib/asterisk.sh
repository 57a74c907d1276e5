# Parts of scripts/asterisk: which versions are fit, how one is unpacked, its secrets and its configuration.

first_folder() { local f; for f in "$@"; do [ -d "$f" ] && echo "$f" && return; done; return 1; }

# Says in a sentence why a version ("Asterisk 22.10.1") cannot be used, and succeeds; fails if it can.
unfit() {
  local major minor
  [[ $1 =~ ([0-9]+)\.([0-9]+) ]] || { echo "its version cannot be read."; return 0; }
  major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
  local oldest=0
  case $major in 20) oldest=18 ;; 22) oldest=8 ;; 23) oldest=2 ;; esac
  if ((major < 20 || major == 21)); then echo "Asterisk $major has no JSON messages on its media WebSocket; 20.18, 22.8 and 23.2 are the first that do."; return 0; fi
  ((minor < oldest)) || return 1
  echo "Asterisk $major.$minor has no JSON messages on its media WebSocket, or crashes in them; $major.$oldest is the first that works."
}

# Unpacks Debian's newest Asterisk with its own C library into folder $1: nothing is installed, no root is needed. Packages' signatures are
# checked with this machine's keyring. KEEP_DEBS=folder keeps the packages, so that it can be repeated without the network.
unpack_asterisk() {
  local new=$1.new mirror work mods version p d m apt dropped=
  local key=/usr/share/keyrings/debian-archive-keyring.gpg
  [ "$(uname -m)" = x86_64 ] || { echo 'Asterisk can be unpacked on x86_64 only: install one (20.18, 22.8, 23.2 or newer)' >&2; exit 1; }
  mirror=${MIRROR:-$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -1 | tr -d ' ' || true)}
  [ -n "$mirror" ] || { echo "No Debian mirror in apt's sources: set MIRROR, or install Asterisk (20.18, 22.8, 23.2 or newer)" >&2; exit 1; }
  echo 'Asterisk: fetching 27 MB of packages ...'
  rm -rf "$new"
  mkdir -p "$new"/usr/{bin,sbin,lib,lib64}
  for d in bin sbin lib lib64; do ln -s "usr/$d" "$new/$d"; done
  work=$new/.apt
  mkdir -p "$work"/{lists/partial,cache/archives/partial,state}
  if [ -n "${KEEP_DEBS:-}" ]; then
    mkdir -p "$KEEP_DEBS/partial"
    rm -r "$work/cache/archives"
    ln -s "$(realpath "$KEEP_DEBS")" "$work/cache/archives"
  fi
  echo "deb [signed-by=$key] $mirror ${SUITE:-sid} main" > "$work/sources.list"
  # Packages we never load are shown to apt as installed: 82 MB become 27. A name that is no more does no harm.
  for p in adduser debconf perl-base libperl5.42 libsnmp45 libsnmp-base libgmime-3.0-0t64 libcodec2-1.2 libical3t64 libneon27t64 libpq5 \
    libsybdb5 libldap2 libcurl4t64 libportaudio2 libjack-jackd2-0 libspandsp2t64 libunbound8 libradcli4 liblua5.1-0 libiksemel3 libodbc2 \
    libopencore-amrnb0 libopencore-amrwb0 libvo-amrwbenc0 libresample1 libopusenc0 libopusfile0 libvorbis0a libvorbisenc2 libvorbisfile3 \
    libogg0 libjwt2 libspeex1 asterisk-config-custom; do
    printf 'Package: %s\nStatus: install ok installed\nArchitecture: amd64\nMulti-Arch: foreign\nVersion: 99:99\nMaintainer: none\nDescription: not wanted\n\n' "$p"
  done > "$work/state/status"
  apt=(apt-get -qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State=$work/state"
    -o "Dir::State::Lists=$work/lists" -o "Dir::State::status=$work/state/status" -o "Dir::Cache=$work/cache" -o "Dir::Log=$work"
    -o APT::Architecture=amd64 -o Acquire::Languages=none -o APT::Install-Recommends=false -o "APT::Sandbox::User=$(id -un)"
    -o APT::Update::Post-Invoke-Success::=true -o Acquire::Retries=3)
  "${apt[@]}" update
  "${apt[@]}" -y --download-only install asterisk asterisk-core-sounds-en-gsm libc6
  echo 'Asterisk: unpacking ...'
  for d in "$work"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$d" | tar -x --no-same-owner --keep-directory-symlink -C "$new" --exclude=./usr/share/doc --exclude=./usr/share/man \
      --exclude=./usr/share/locale --exclude=./usr/share/lintian --exclude=./usr/share/zoneinfo --exclude=./etc --exclude=./var
  done
  ln -sfn en_US_f_Allison "$new/usr/share/asterisk/sounds/en" # the package's own script makes this link
  # The tree's loader falls back to this machine's older libraries: a module counts only if all it needs lies in the tree.
  mods=$new/usr/lib/x86_64-linux-gnu/asterisk/modules
  in_tree "$new" "$new/usr/sbin/asterisk" || { echo 'The unpacked Asterisk lacks a library' >&2; exit 1; }
  for m in "$mods"/*.so; do in_tree "$new" "$m" || { dropped+=" $(basename "$m" .so)"; rm "$m"; }; done
  rm -rf "$work"
  for m in $(sed -n 's/^load = \([^ ]*\.so\).*/\1/p' dialplans/asterisk/modules.conf); do
    [ -f "$mods/$m" ] || { echo "The unpacked Asterisk lacks $m" >&2; exit 1; }
  done
  version=$(tree_run "$new" "$new/usr/sbin/asterisk" -V)
  printf '%s\nmodules left out:%s\n' "$version" "$dropped" > "$new/.complete"
  rm -rf "$1"
  mv "$new" "$1"
}

tree_run() { local r=$1; shift; LC_ALL=C "$r/usr/lib64/ld-linux-x86-64.so.2" --library-path "$r/usr/lib/x86_64-linux-gnu" "$@"; }
in_tree() { local o; o=$(tree_run "$1" --list "$2" 2>&1) && ! grep -q 'not found' <<<"$o" && ! awk '/=> \//{print $3}' <<<"$o" | grep -qv "^$1/"; }

# Makes what Asterisk and server show each other, once; the server reads the same file.
make_secrets() {
  [ -f "$secrets" ] && return
  mkdir -p "$(dirname "$secrets")"
  printf '# Made by scripts/asterisk; Asterisk and the server show each other these.\nmedia.user=asterisk\nmedia.password=%s\nagi.secret=%s\n' \
    "$(random_hex)" "$(random_hex)" > "$secrets.new"
  mv "$secrets.new" "$secrets"
}

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
secret() { sed -n "s/^$1=//p" "$secrets"; }

# Writes the configuration: dialplans/asterisk as it is, folders, ports and secrets beside it.
configure() {
  local etc=$run/etc sounds=$data/asterisk/sounds/orderline voicemail=$data/asterisk/voicemail
  rm -rf "$etc"
  mkdir -p "$etc/orderline.d" "$run"/{agi-bin,lib,cache,spool,run,log} "$sounds" "$voicemail"
  cp dialplans/asterisk/*.conf "$etc/"
  sed -e "s#@ETC@#$etc#g; s#@RUN@#$run#g; s#@MODULES@#$modules#g; s#@SHARE@#$share#g" dialplans/asterisk/asterisk.conf.template > "$etc/asterisk.conf"
  cat > "$etc/orderline.d/globals.conf" <<END
[globals](+)
ORDERLINE_SOUNDS = $sounds
ORDERLINE_VOICEMAIL = $voicemail
ORDERLINE_AGI = 127.0.0.1:$ORDERLINE_AGI_PORT
ORDERLINE_LIFEBOAT = 127.0.0.1:$ORDERLINE_LIFEBOAT_PORT
ORDERLINE_AUDIOSOCKET = 127.0.0.1:$ORDERLINE_AUDIOSOCKET_PORT
ORDERLINE_AGI_SECRET = $(secret agi.secret)
END
  # The server's, from its flows: it lies where a new configuration does not wipe it out, and may not be there yet.
  printf '[orderline-exported]\n#tryinclude "%s"\n' "$data/asterisk/exported.conf" > "$etc/orderline.d/exported.conf"
  cat > "$etc/orderline.d/websocket_client.conf" <<END
[orderline-server](!)
uri = ws://127.0.0.1:$ORDERLINE_MEDIA_PORT/media
username = $(secret media.user)
password = $(secret media.password)
END
  printf '[orderline-loopback](!)\nbind = 127.0.0.1:%s\n' "$ORDERLINE_SIP_PORT" > "$etc/orderline.d/pjsip.conf"
  printf '[orderline-ports](!)\nrtpstart = %s\nrtpend = %s\n' "${ORDERLINE_RTP_PORTS%-*}" "${ORDERLINE_RTP_PORTS#*-}" > "$etc/orderline.d/rtp.conf"
}
