#!/bin/busybox sh
# First program of the bench's machine: modules, shares, then the bench itself. Whatever happens, the machine is switched off.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /tmp /repo /node /out /dev/pts
mount -t tmpfs tmpfs /tmp
while read -r name args; do
  insmod "/modules/$name.ko" $args || echo "bench: module $name was not loaded"
done </modules/order
mount -t configfs configfs /sys/kernel/config || echo "bench: no configfs"
options=trans=virtio,version=9p2000.L,msize=524288
for share in repo node; do
  mount -t 9p -o "ro,cache=loose,$options" "$share" "/$share" || echo "bench: share $share was not mounted"
done
mount -t 9p -o "$options" out /out || echo "bench: share out was not mounted"
ip link set lo up
cd /repo || poweroff -f
export HOME=/tmp TMPDIR=/tmp PATH=/node:/bin NO_COLOR=1
echo "bench: the machine is up after $(cut -d ' ' -f 1 /proc/uptime) s"
/node/node dist/bench/bench.js </dev/null
echo "$?" >/out/exit-code
sync
poweroff -f
