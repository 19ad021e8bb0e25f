import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AsOfQuery,
  CommandAnswer,
  Door,
  On,
  PathId,
  Sender,
  Step,
  StoredEventAnswer,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './post.commands.js';
import { ListModelPosts, ModelPostAnswer, ModelPostPage, postList } from './post.views.js';

@ApiTags('posts')
@Controller('posts')
export class ModelPostController {
  constructor(private readonly door: Door) {}

  /** Establish a model post 设立. */
  @Post()
  establishModelPost(@Body() body: c.EstablishModelPost, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('post', body, by);
  }

  /** Model posts, the latest first. */
  @Get()
  listModelPosts(@Query() query: ListModelPosts, @Sender() by: CommandOrigin): Promise<ModelPostPage> {
    return this.door.list(postList, query, by);
  }

  /** A model post with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':postId')
  @PathId(':postId')
  getModelPost(@On() on: Target, @Query() asOf: AsOfQuery): Promise<ModelPostAnswer> {
    return this.door.get('post', on, asOf);
  }

  /** Its events, in order. */
  @Get(':postId/history')
  @PathId(':postId')
  getModelPostEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('post', on, asOf);
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

  /** Correct an entry 更正. */
  @Step(':postId/correct')
  correctModelPost(@On() on: Target, @Body() body: c.CorrectModelPost): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
