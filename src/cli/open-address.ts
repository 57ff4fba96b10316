/** Opens an address in the reader's browser by what the platform has for that; where that fails nothing is lost, for the address is printed. */
import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** A program and its arguments; null if no window can be opened. */
export function openerOf(
  address: string,
  platform: NodeJS.Platform,
  environment: Environment,
): readonly [string, ...string[]] | null {
  // `start` takes its first quoted argument for a window's title. Addresses of ours have nothing that cmd would read.
  const windows = ['cmd', '/c', 'start', '', address] as const;
  if (platform === 'win32') return windows;
  if (platform === 'darwin') return ['open', address];
  if (environment.WSL_DISTRO_NAME) return ['cmd.exe', ...windows.slice(1)];
  // Without a screen, xdg-open would start a browser for terminals in the place of ours.
  const hasScreen = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return hasScreen ? ['xdg-open', address] : null;
}

/** Never waits and never fails. */
export function openAddress(address: string, platform: NodeJS.Platform, environment: Environment): void {
  const opener = openerOf(address, platform, environment);
  if (opener === null) return;
  const [program, ...args] = opener;
  const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.on('error', () => undefined);
  child.unref();
}
