/** OFD (GB/T 33190-2016): the same pages as PDF, in the format of Chinese government archives. */
export { renderOfd } from './render-ofd.js';
