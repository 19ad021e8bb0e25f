// Placeholder while the room is being furnished.
export class FindSite {
  constructor(readonly siteId: string) {}
}
export class FindCommunity {
  constructor(readonly communityId: string) {}
}
export interface SiteFound {
  readonly siteId: string;
  readonly communityId: string;
}
