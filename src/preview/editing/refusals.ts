/** Why an edit was not made, in words for the page. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';

export function stale(): Diagnostic {
  return errorOf(
    'preview/stale-edit',
    '这份数据刚改过，页面已更新，请看过再改一次',
    'this filing was just changed; the page is up to date now: look and try again',
  );
}

export function noText(): Diagnostic {
  return errorOf(
    'preview/no-text',
    '这个文件不是 UTF-8 的文本，不能在这里改',
    'this file is no text in UTF-8 and cannot be changed here',
  );
}

export function noSource(): Diagnostic {
  return errorOf(
    'preview/no-source',
    '要复制的那份数据不在了，或者读不出；请重新选',
    'the filing to copy from is gone, or cannot be read; choose again',
  );
}

export function tooWide(columns: number): Diagnostic {
  return errorOf(
    'preview/too-wide',
    `粘贴的表比这里的 ${columns} 栏还宽；请只复制这几栏`,
    `what is pasted is wider than the ${columns} columns here; copy these only`,
    { parameters: { columns } },
  );
}

export function noPlace(): Diagnostic {
  return errorOf(
    'preview/no-place',
    '这一处不在数据里了，请刷新页面',
    'this place is no longer in the filing; reload the page',
  );
}
