import { session } from 'electron'

/** 大屏 fills the screen. The office needs no camera, microphone, place or device of a person: all else is refused. */
export function refusePermissions(): void {
  const pages = session.defaultSession
  pages.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'fullscreen'))
  pages.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen')
  pages.setDevicePermissionHandler(() => false)
}
