export { ImportRecord, ofSites, undispatched } from './import-record.js';
export { OLDER_THAN_TOLD } from './import.rules.js';
export { longestText } from './limits.js';
export { previewImport, type PreviewedEvent } from './preview.js';
