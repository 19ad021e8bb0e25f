import type { CollectionSchema } from '#event-sourcing';

export const figureGroupings = [
  ...(['community', 'site', 'department', 'person', 'category', 'source', 'campaign', 'month'] as const),
] as const;
export type FigureGrouping = (typeof figureGroupings)[number];

/** What documents have a group by: the first of these that they declare. */
const FIELDS: Readonly<Record<Exclude<FigureGrouping, 'month'>, readonly string[]>> = {
  community: ['communityId'],
  site: ['siteId'],
  department: ['departmentKey'],
  person: ['assigneeKey', 'personKey', 'patrollerKey', 'chairKey'],
  category: ['categoryKey', 'nodeId'],
  source: ['source'],
  campaign: ['campaignKey'],
};

/** Undefined: documents of this collection have no such group, and belong to the group null. */
export function groupFieldOf({ fields }: CollectionSchema, by: Exclude<FigureGrouping, 'month'>): string | undefined {
  return FIELDS[by].find((field) => fields.includes(field));
}

/** Where the field holds the key of a name: the field that has it as it was spelled, if there is one. */
export function spellingOf({ fields }: CollectionSchema, field: string | undefined): string | undefined {
  const spelled = field?.endsWith('Key') ? field.slice(0, -'Key'.length) : undefined;
  return spelled !== undefined && fields.includes(spelled) ? spelled : undefined;
}
