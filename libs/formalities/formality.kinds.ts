/** 备案: filed by the shop itself, with a number. */
export const filingKinds = [
  'repair-filing',
  'eia-registration',
  'hazardous-waste-contract',
  'emission-registration',
] as const;
/** 审批: approved by the authority, with a document. */
export const approvalKinds = ['eia-report-form', 'eia-report', 'repair-permit', 'emission-permit'] as const;
export const formalityKinds = [...filingKinds, ...approvalKinds] as const;
export type FormalityKind = (typeof formalityKinds)[number];

/** 网上备案 */
export const ONLINE_FILING: FormalityKind = 'repair-filing';
/** 环评手续: one of them, by the list. */
export const eiaKinds: readonly FormalityKind[] = ['eia-registration', 'eia-report-form', 'eia-report'];

export const isFiling = (kind: FormalityKind) => (filingKinds as readonly string[]).includes(kind);

/** 一类、二类、三类 */
export const businessClasses = ['I', 'II', 'III'] as const;
export type BusinessClass = (typeof businessClasses)[number];

/** 企业自办, 社区代办 */
export const applicants = ['shop', 'office'] as const;
export type Applicant = (typeof applicants)[number];

/** The one id of a shop's formality of a kind; no kind ends like another with a dash before it. */
export const formalityId = (siteId: string, kind: FormalityKind) => `${siteId}-${kind}`;

/** The kind that the id of a formality, or its stream, ends with. */
export const kindIn = (id: string) => formalityKinds.find((kind) => id.endsWith(`-${kind}`))!;
