export { ConfirmProposal, RejectProposal } from './correction.commands.js';
export * from './corrections.room.js';
