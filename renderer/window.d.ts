import type { DesktopBridge } from '../shared/desktop/bridge'

declare global {
  interface Window {
    /** Only in the desktop window. */
    readonly fanghao?: DesktopBridge
  }
}
