/** How many cases of a site are open by all that is in the log: asked by rooms that end nothing while one is. */
export class CountOpenCases {
  constructor(readonly siteId: string) {}
}
