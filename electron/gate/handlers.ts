import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { CommandMeta, PublicCommandMeta, PublicQueryMeta, QueryMeta, WatchMeta } from '../../shared/kernel/call'
import type { Refusal } from '../../shared/kernel/refusal'
import type { Actor, CommandContext, PrepareContext, QueryContext, WatchContext } from './context'
import type { Done, KeptRefusal } from './done'

/** The refusals a contract declares, as the values a handler may give. */
export type RefusalsOf<Errors extends ErrorMap> = {
  [Code in keyof Errors & string]: Errors[Code] extends { data: infer Data extends AnySchema }
    ? Refusal<Code, Omit<InferSchemaInput<Data>, 'rule'>>
    : never
}[keyof Errors & string]

type Result<Output, Refused extends Refusal> = Done<Output> | Refused | KeptRefusal<Refused>

/** The part of a command that runs inside its transaction. */
export type Perform<Who, Output, Refused extends Refusal> = (
  tx: CommandContext<Who>,
) => Promise<Result<Output, Refused>>

/**
 * A command: a function run inside its transaction; or, where something slow comes first (a file to parse, a password
 * to hash), `prepare`, which does that outside the queue and gives the function to run inside.
 */
export type CommandHandler<Who, Input, Output, Refused extends Refusal> =
  | ((tx: CommandContext<Who>, input: Input) => Promise<Result<Output, Refused>>)
  | { prepare(context: PrepareContext<Who>, input: Input): Promise<Refused | Perform<Who, Output, Refused>> }

export type QueryHandler<Who, Input, Output, Refused extends Refusal> = (
  context: QueryContext<Who>,
  input: Input,
) => Promise<Output | Refused>

/** A stream; what it yields is checked by the contract's event schema. */
export type WatchHandler<Input, Events> = (
  context: WatchContext,
  input: Input,
) => Events extends AsyncIterable<infer Event> ? AsyncGenerator<Event, void> : never

/** The handlers a contract asks for, name by name: a missing one does not compile. */
export type HandlersOf<Router> =
  Router extends ContractProcedure<infer Input, infer Output, infer Errors, infer Meta>
    ? HandlerOf<Meta, InferSchemaOutput<Input>, InferSchemaInput<Output>, RefusalsOf<Errors>>
    : { [Name in keyof Router]: HandlersOf<Router[Name]> }

type HandlerOf<Meta, Input, Output, Refused extends Refusal> = Meta extends PublicCommandMeta
  ? CommandHandler<Actor | null, Input, Output, Refused>
  : Meta extends CommandMeta
    ? CommandHandler<Actor, Input, Output, Refused>
    : Meta extends PublicQueryMeta
      ? QueryHandler<Actor | null, Input, Output, Refused>
      : Meta extends QueryMeta
        ? QueryHandler<Actor, Input, Output, Refused>
        : Meta extends WatchMeta
          ? WatchHandler<Input, Output>
          : never
