import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './post.commands.js';
import { ModelPostDocument, postList } from './post.views.js';

export const modelPostRecords = recordControllers({
  at: 'posts',
  kind: 'post',
  names: ['ModelPost', 'ModelPosts'],
  says: 'Model posts, the latest first.',
  list: postList,
  document: ModelPostDocument,
  correct: c.CorrectModelPost,
});

@ApiTags('posts')
@Controller('posts')
export class ModelPostController {
  constructor(private readonly door: Door) {}

  /** Establish a model post 设立. */
  @Post()
  establishModelPost(@Body() body: c.EstablishModelPost, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('post', body, by);
  }

  /** Name who holds the post 上岗. */
  @Step(':postId/assign')
  assignModelPost(@On() on: Target, @Body() body: c.AssignModelPost): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Review the post 评议. */
  @Step(':postId/review')
  reviewModelPost(@On() on: Target, @Body() body: c.ReviewModelPost): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End the post 撤销. */
  @Step(':postId/end')
  endModelPost(@On() on: Target, @Body() body: c.EndModelPost): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
