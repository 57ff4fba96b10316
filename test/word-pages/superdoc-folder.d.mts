export const superDocVersion: string;
export const superDocFolder: string;
