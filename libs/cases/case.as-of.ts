export { allowedBy, atMoment, CORRECTIONS, momentsBy, type MomentOf } from '#event-sourcing';
