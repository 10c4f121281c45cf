import { shell } from 'electron'

/** Opens a web address in the person's own browser; anything but https is refused, since schemes can start programs. */
export function openExternal(address: string): void {
  if (!URL.canParse(address)) return
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return
  void shell.openExternal(url.href)
}
