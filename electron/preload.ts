import { contextBridge, ipcRenderer } from 'electron'
import { DESKTOP_CHANNELS, type DesktopBridge, VERSION_ARGUMENT } from '../shared/desktop/bridge'

const version = process.argv.find((argument) => argument.startsWith(VERSION_ARGUMENT))

const bridge = {
  platform: process.platform,
  version: version?.slice(VERSION_ARGUMENT.length) ?? '',
  savePdf: (name, bytes) => ipcRenderer.invoke(DESKTOP_CHANNELS.savePdf, { name, bytes }),
  printPdf: (bytes) => ipcRenderer.invoke(DESKTOP_CHANNELS.printPdf, { bytes }),
} satisfies DesktopBridge

contextBridge.exposeInMainWorld('fanghao', Object.freeze(bridge))
