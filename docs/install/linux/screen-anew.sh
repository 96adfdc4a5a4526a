#!/bin/sh
# The keeper changed the program: the page is loaded anew. At night the screen comes on for the proof and goes off again.
off=/run/passage-screen-was-off
case "$1" in
  prove)
    systemctl is-active --quiet passage-screen.service || : > "$off"
    systemctl restart passage-screen.service
    ;;
  proved | back)
    if [ -e "$off" ]; then
      rm -f "$off"
      systemctl start passage-screen-off.service
    elif [ "$1" = back ]; then
      systemctl try-restart passage-screen.service
    fi
    ;;
esac
