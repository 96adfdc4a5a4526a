/** The part of Electron's CommandLine that is used here. */
export interface CommandLine {
  appendSwitch(name: string, value?: string): void;
  hasSwitch(name: string): boolean;
}

/** Chromium's own gestures and keys, closed before it starts. The web shell's browser gets the same (docs/install/linux/passage-screen.service). */
const closed: readonly (readonly [name: string, value?: string])[] = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  // A page behind a switched-off display must go on painting, or the watchdog would load it again and again.
  ['disable-features', 'CalculateNativeWinOcclusion,TouchpadOverscrollHistoryNavigation,HardwareMediaKeyHandling'],
  ['disable-backgrounding-occluded-windows'],
  ['disable-renderer-backgrounding'],
  // Nobody touches the kiosk before it may speak.
  ['autoplay-policy', 'no-user-gesture-required'],
];

/** Flags that open what the fuses leave open: a debugger, foreign code, a page without its guards. */
const forbidden: readonly string[] = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins', 'inspect', 'inspect-brk', 'auto-open-devtools-for-tabs'],
  ...['load-extension', 'disable-web-security', 'allow-file-access-from-files', 'host-rules', 'host-resolver-rules', 'proxy-pac-url'],
  ...['gpu-launcher', 'renderer-cmd-prefix', 'utility-cmd-prefix'],
];

/** Closes Chromium's gestures; must run before the app is ready. */
export function closeGestures(commandLine: CommandLine): void {
  for (const [name, value] of closed) commandLine.appendSwitch(name, value);
}

/** The flags of this start that an installed kiosk refuses; empty when all is well. */
export function forbiddenSwitches(commandLine: CommandLine): readonly string[] {
  return forbidden.filter((name) => commandLine.hasSwitch(name));
}
