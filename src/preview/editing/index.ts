/** Editing on the page, the server's half: sessions, changes, saving. */
export { cellEditors, type EditorContext } from './cell-editors.js';
export { EditJournals } from './edit-journal.js';
export { EditService } from './edit-service.js';
export { EditSessions } from './edit-sessions.js';
export { emptyLists } from './empty-lists.js';
export { unreadViews } from './faults.js';
export { refusedFindings } from './refused-values.js';
export { editRoutes } from './routes.js';
export { Suggestions } from './suggestions.js';
