import { Service, temporaryFolder } from '../service.js';

export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: { readonly id: string; readonly type: string; readonly data: Record<string, unknown> }[];
  readonly warnings?: readonly string[];
}
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly state?: string;
  readonly possible?: string[];
  readonly actions?: readonly { readonly command: string; readonly method: string; readonly path: string }[];
  readonly errors?: { readonly field: string; readonly message: string }[];
}

const problem = { category: '扬尘', description: '裸土未覆盖', source: 'staff', siteId: 'gd-1' };
export const notice = {
  facts: '裸土',
  basis: '条例',
  requirements: '覆盖',
  recipient: '项目部',
  deadline: { workingDays: 3 },
};
const as = (actor: string) => ({ 'x-actor': encodeURIComponent(actor) });

export type ApiOffice = ReturnType<typeof apiOffice>;

/** A service with one community and one site, and the steps that its tests take again and again. */
export function apiOffice() {
  const folder = temporaryFolder();
  const office = {
    folder,
    service: undefined as unknown as Service,
    environment: {} as NodeJS.ProcessEnv,
    problem,
    notice,
    as,
    report: async (body: object = problem) => (await office.service.post<CommandAnswer>('/api/cases', body)).body,
    act: <T = CommandAnswer>(caseId: string, verb: string, body: object = {}, headers: Record<string, string> = {}) =>
      office.service.post<T>(`/api/cases/${caseId}/${verb}`, body, headers),
    /** A correction that is in force afterwards: of a period that is over, somebody else confirms it. */
    correct: async (caseId: string, correction: object) => {
      const answer = await office.act(caseId, 'correct-record', correction);
      const [event] = answer.body.events ?? [];
      if (event?.type !== 'CorrectionProposed') return answer;
      const confirm = `/api/corrections/${String(event.data['proposalId'])}/confirm`;
      return office.service.post<CommandAnswer>(confirm, {}, as('zhao'));
    },
    /** A case up to a rectification by zhang. */
    rectified: async (): Promise<string> => {
      const { id } = await office.report();
      await office.act(id, 'file');
      await office.act(id, 'dispatch', { department: '城管', assignee: 'zhang', deadline: { workingDays: 3 } });
      await office.act(id, 'report-rectification', { measures: '已覆盖' }, as('zhang'));
      return id;
    },
    start: async (environment: NodeJS.ProcessEnv): Promise<void> => {
      office.environment = environment;
      office.service = await Service.start(folder.path, environment);
      await office.service.post('/api/communities', { communityId: 'maozhuang', name: '毛庄社区' });
      const site = { siteId: 'gd-1', name: '一号工地', kind: 'construction-site', communityId: 'maozhuang' };
      await office.service.post('/api/sites', site);
    },
  };
  return office;
}
