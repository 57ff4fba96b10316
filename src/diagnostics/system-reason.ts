/** Why the system refused a file or folder, in words for people. */

/** The same words in Chinese and English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** We refuse it ourselves, though the system would not. */
export class RefusedFile extends Error {
  constructor(readonly reason: Text) {
    super(reason.en);
  }
}

/** For reading where only a file will do: a device may have no end. */
export function notAFile(): RefusedFile {
  return new RefusedFile({ zh: '这是文件夹或设备，不是文件', en: 'it is a folder or a device, not a file' });
}

/** `size` and `most` in bytes. */
export function tooLargeFile(size: number, most: number): RefusedFile {
  const [found, bound] = [size, most].map((bytes) => `${Math.ceil(bytes / 1_000_000)} MB`);
  return new RefusedFile({
    zh: `文件有 ${found}，超过 ${bound}，不像是要读的文件`,
    en: `it has ${found}, more than ${bound}, and is hardly the file that was meant`,
  });
}

/** The file is open in a program that lets nobody replace it (Windows). */
export const openElsewhere: Text = {
  zh: '正被其他程序打开，请关闭后再运行',
  en: 'another program has it open; close it there and run again',
};

/** The code of a system's error: ENOENT; null if it has none. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** Why the system refused, for people: its code says what, and its words stand where we have none. */
export function systemReason(error: unknown): Text {
  if (error instanceof RefusedFile) return error.reason;
  switch (systemCode(error)) {
    case 'ENOENT':
      return { zh: '文件或文件夹不存在', en: 'no such file or folder' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有权限', en: 'permission denied' };
    case 'EISDIR':
      return { zh: '这是文件夹', en: 'it is a folder' };
    case 'ENOTDIR':
    case 'EEXIST':
      return { zh: '路径上有同名的文件，不是文件夹', en: 'a file stands where a folder should be' };
    case 'EROFS':
      return { zh: '磁盘只读', en: 'the disk is read-only' };
    case 'ENOSPC':
      return { zh: '磁盘已满', en: 'the disk is full' };
    case 'EDQUOT':
      return { zh: '磁盘配额已用完', en: 'the disk quota is used up' };
    case 'EFBIG':
      return {
        zh: '文件超过系统或磁盘允许的大小',
        en: 'the file is larger than the system or the disk allows',
      };
    case 'EIO':
    case 'ESTALE':
      return { zh: '磁盘或网络盘读写出错', en: 'the disk or network drive failed' };
    case 'EBUSY':
    case 'ETXTBSY':
      return openElsewhere;
    case 'ELOOP':
      return { zh: '符号链接指来指去，没有终点', en: 'symbolic links lead in a circle' };
    case 'EMFILE':
    case 'ENFILE':
      return { zh: '系统打开的文件太多', en: 'the system has too many files open' };
    case 'ENAMETOOLONG':
      return { zh: '路径太长', en: 'the path is too long' };
    default: {
      const words = error instanceof Error ? error.message : String(error);
      return { zh: words, en: words };
    }
  }
}
