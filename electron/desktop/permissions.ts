import { session } from 'electron'

/** The office needs no camera, microphone, place or device of a person: every request is refused. */
export function refusePermissions(): void {
  const pages = session.defaultSession
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
}
