import { runChild } from './child.mjs'
import { haveElectron } from './electron-binary.mjs'
import { hasDisplay, openBrowser, readArguments, serveOffice } from './office.mjs'
import { prepare, ROOT, say } from './prepare.mjs'

/** A window that ends with an error within this time has not been there for anybody. */
const AT_ONCE_MS = 3_000

const args = readArguments(['--browser', '--demo'])
const passedAlong = args.filter((argument) => argument === '--demo')
await prepare()
process.exitCode = args.includes('--browser') ? await inBrowser() : await inWindow()

async function inBrowser() {
  say('按 Ctrl+C 停止')
  return serveOffice(passedAlong, openBrowser)
}

/** Opens the desktop window; where that cannot be, says why in one line and serves the same office to the browser. */
async function inWindow() {
  if (!hasDisplay()) return insteadInBrowser('没有图形界面（DISPLAY 与 WAYLAND_DISPLAY 都未设置）')
  const electron = await haveElectron()
  if ('failure' in electron) {
    return insteadInBrowser(`Electron 下载不到（${electron.failure}；可设 ELECTRON_MIRROR 换镜像再试）`)
  }
  const { code, isAtOnce } = await runWindow(electron.program)
  return code !== 0 && isAtOnce ? insteadInBrowser(`Electron 一启动就退出了（代码 ${code}）`) : code
}

async function insteadInBrowser(reason) {
  say(`${reason}，改在浏览器中打开`)
  return inBrowser()
}

async function runWindow(program) {
  const start = Date.now()
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const { code } = await runChild(program, [ROOT, ...passedAlong], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
    onText: holdBack(AT_ONCE_MS),
  })
  return { code, isAtOnce: Date.now() - start < AT_ONCE_MS }
}

/** Holds back what the window complains of until it has stood a while: if it does not stand, one line of ours says so. */
function holdBack(milliseconds) {
  let held = ''
  let isHolding = true
  setTimeout(() => {
    isHolding = false
    process.stderr.write(held)
  }, milliseconds).unref()
  return (text) => {
    if (isHolding) held += text
    else process.stderr.write(text)
  }
}
