/** Why a backup cannot be made, opened or restored. */
export type BackupTrouble =
  | 'missing'
  | 'notBackup'
  | 'cutOff'
  | 'altered'
  | 'newer'
  | 'keyElsewhere'
  | 'passphraseWrong'
  | 'targetNotEmpty'
  | 'notSound'
  | 'officeRunning'
  | 'notOurs'
  | 'keyGiven'

/** A backup that cannot be used as was asked; nothing was changed. Rule SEC-5. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly trouble: BackupTrouble
  readonly detail: string

  constructor(trouble: BackupTrouble, detail = '') {
    super(`${trouble} ${detail}`.trim())
    this.trouble = trouble
    this.detail = detail
  }
}

/** In one line what is the matter and what to do. Rule SEC-5. */
export function explainBackup({ trouble, detail }: BackupError): string {
  switch (trouble) {
    case 'missing':
      return `没有这个文件：${detail}。请检查路径`
    case 'notBackup':
      return `${detail} 不是房号管家的备份（.fhbak）：请另选一个文件`
    case 'cutOff':
      return `备份 ${detail} 不完整，后面缺了一截：请重新拷贝一次，或换一份备份`
    case 'altered':
      return `备份 ${detail} 的内容被改动过或已损坏：请重新拷贝一次，或换一份备份`
    case 'newer':
      return `备份由更新版本的房号管家做成（${detail}）：请安装那个版本再恢复`
    case 'keyElsewhere':
      return `这份备份用密钥 ${detail} 加密，手边没有这把密钥，备份里也没有用恢复口令包好的：请把原来的 office.key 放进目标目录，或设 FANGHAO_KEY`
    case 'passphraseWrong':
      return '恢复口令不对：请再核对一遍，大小写和空格都算'
    case 'targetNotEmpty':
      return `${detail} 里已有房号管家的数据：要替换它请加 --force，被替换的会另存一份`
    case 'notSound':
      return `备份里的数据没有通过体检（${detail}）：请换一份备份；一定要用它，请加 --force`
    case 'officeRunning':
      return '这个数据库正被房号管家使用：请先关闭所有主机再恢复'
    case 'notOurs':
      return `${detail} 里有别的表，不是房号管家的数据库：请给一个空的数据库`
    case 'keyGiven':
      return `FANGHAO_KEY 设的不是这份备份的密钥（${detail}）：请改成那一把，或取消它`
  }
}
