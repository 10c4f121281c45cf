/** A path of the office's own pages: plain words between single slashes, so that it leads to no other place. */
export function isOwnPath(path: string): boolean {
  return /^\/([\w-]+(\/[\w-]+)*)?$/.test(path) && path.length <= 200
}
