/** Texts of the command line in its two languages. */

export type Language = 'zh' | 'en';

/** The same sentence in Chinese and English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export function say(text: Text, language: Language): string {
  switch (language) {
    case 'zh':
      return text.zh;
    case 'en':
      return text.en;
  }
}
