import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The menu in Chinese; the edit roles are what makes copy and paste keys work on macOS. */
export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged)))
}

export function menuTemplate(platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = [
    { role: 'about', label: '关于房号管家' },
    { type: 'separator' },
    { role: 'hide', label: '隐藏' },
    { role: 'hideOthers', label: '隐藏其他' },
    { type: 'separator' },
    { role: 'quit', label: '退出' },
  ]
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'toggleDevTools', label: '开发者工具' },
  ]
  return [
    platform === 'darwin'
      ? { label: '房号管家', submenu: own }
      : { label: '文件', submenu: [{ role: 'quit', label: '退出' }] },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '显示',
      submenu: [
        { role: 'reload', label: '刷新' },
        { type: 'separator' },
        { role: 'resetZoom', label: '实际大小' },
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        { role: 'togglefullscreen', label: '全屏' },
        ...(isPackaged ? [] : forDevelopers),
      ],
    },
    {
      label: '窗口',
      submenu: [
        { role: 'minimize', label: '最小化' },
        { role: 'close', label: '关闭窗口' },
      ],
    },
  ]
}
