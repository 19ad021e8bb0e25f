import { AssignModelPost, EstablishModelPost, ReviewModelPost } from '#ratings';
import { ADMIN, at, numbered, of, spread, workingDays, type Stage } from './stage.js';

const PLACES = ['社区服务大厅', '文明交通岗', '环境卫生岗', '纠纷调解岗', '商户服务岗', '楼栋联络岗'];

/** 党员示范岗: established in the first half of the year, held, and reviewed in December. */
export function ratings(stage: Stage): void {
  const { sizes, plan, random } = stage;
  spread(sizes.modelPosts, workingDays(stage, '03-01', '06-30')).forEach((day, n) => {
    const { communityId, name, secretary } = plan.communities[n % plan.communities.length]!;
    const postId = numbered('post', n);
    stage.on(at(stage, day, 10), async () => {
      const place = `${name}${random.pick(PLACES)}`;
      const words = { duty: '带头服务群众，及时发现并上报问题', pledge: '亮身份、践承诺、作表率' };
      await stage.send(of(new EstablishModelPost(), { communityId, place, ...words }), postId, ADMIN);
      await stage.send(of(new AssignModelPost(), { holderId: numbered('holder', n) }), postId, secretary);
    });
    stage.on(at(stage, random.pick(workingDays(stage, '12-03', '12-20')), 15), () =>
      stage.send(of(new ReviewModelPost(), { findings: '履职到位，群众认可' }), postId, ADMIN),
    );
  });
}
